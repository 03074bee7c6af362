import { describe, expect, it } from "vitest";
import { fixed, marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./dnf-without-yes.ts";

const FOUND: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "reports what asks",
    text: `
FROM fedora:42
RUN dnf install httpd
    ^^^^^^^^^^^ dnf-without-yes: dnf install asks before it goes on, and a build cannot answer: add -y.
RUN microdnf install httpd && dnf5 upgrade && dnf group install tools
    ^^^^^^^^^^^^^^^^ dnf-without-yes: microdnf install asks before it goes on, and a build cannot answer: add -y.
                              ^^^^^^^^^^^^ dnf-without-yes: dnf5 upgrade asks before it goes on, and a build cannot answer: add -y.
                                              ^^^^^^^^^ dnf-without-yes: dnf group asks before it goes on, and a build cannot answer: add -y.
`,
  },
  {
    title: "takes every answer",
    text: `
FROM fedora:42
RUN dnf install -y httpd && dnf -y install a && dnf install --assumeyes a
RUN dnf --setopt=assumeyes=1 install a && dnf clean all && dnf group list && dnf module list
`,
  },
];

const FIXED: readonly { readonly title: string; readonly text: string; readonly after: string }[] =
  [
    {
      title: "puts -y behind the subcommand",
      text: `
FROM fedora:42
RUN dnf install httpd && microdnf update
`,
      after: `
FROM fedora:42
RUN dnf install -y httpd && microdnf update -y
`,
    },
  ];

describe("dnf-without-yes", () => {
  it.each(FOUND)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });

  it.each(FIXED)("$title", async ({ text, after }) => {
    expect(await fixed([rule], text)).toBe(after);
  });
});
