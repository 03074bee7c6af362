import { describe, expect, it } from "vitest";
import { marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./dnf-version-unpinned.ts";

const FOUND: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "names what has no version",
    text: `
FROM fedora:42
RUN dnf install -y curl
                   ^^^^ dnf-version-unpinned: curl comes in whatever version there is on the day of the build: write curl-<version>.
RUN microdnf install -y httpd-2.4.58 openssl-devel
                                     ^^^^^^^^^^^^^ dnf-version-unpinned: openssl-devel comes in whatever version there is on the day of the build: write openssl-devel-<version>.
RUN dnf module install -y nodejs
                          ^^^^^^ dnf-version-unpinned: nodejs comes in whatever version there is on the day of the build: write nodejs:<stream>.
`,
  },
  {
    title: "takes versions, files and groups",
    text: `
FROM fedora:42
RUN dnf install -y httpd-2.4.58 x.rpm --setopt install_weak_deps=False
RUN dnf group install -y tools && dnf upgrade -y && dnf module install -y nodejs:22
`,
  },
];

describe("dnf-version-unpinned", () => {
  it.each(FOUND)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });
});
