import { describe, expect, it } from "vitest";
import { marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./zypper-version-unpinned.ts";

const FOUND: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "names what has no version",
    text: `
FROM opensuse/leap:15.6
RUN zypper install -y curl
                      ^^^^ zypper-version-unpinned: curl comes in whatever version there is on the day of the build: write curl=<version>.
RUN zypper -n in --repo main httpd=2.4 git
                                       ^^^ zypper-version-unpinned: git comes in whatever version there is on the day of the build: write git=<version>.
`,
  },
  {
    title: "takes versions and files",
    text: `
FROM opensuse/leap:15.6
RUN zypper install -y 'curl=8.0' "git>2" x.rpm && zypper refresh
`,
  },
];

describe("zypper-version-unpinned", () => {
  it.each(FOUND)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });
});
