import { describe, expect, it } from "vitest";
import { fixed, marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./zypper-without-yes.ts";

const FOUND: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "reports what asks",
    text: `
FROM opensuse/leap:15.6
RUN zypper install httpd
    ^^^^^^^^^^^^^^ zypper-without-yes: zypper install asks before it goes on, and a build cannot answer: add -n.
RUN zypper in a; zypper rm a; zypper remove a; zypper patch; zypper si a; zypper --quiet dup
    ^^^^^^^^^ zypper-without-yes: zypper in asks before it goes on, and a build cannot answer: add -n.
                 ^^^^^^^^^ zypper-without-yes: zypper rm asks before it goes on, and a build cannot answer: add -n.
                              ^^^^^^^^^^^^^ zypper-without-yes: zypper remove asks before it goes on, and a build cannot answer: add -n.
                                               ^^^^^^^^^^^^ zypper-without-yes: zypper patch asks before it goes on, and a build cannot answer: add -n.
                                                             ^^^^^^^^^ zypper-without-yes: zypper si asks before it goes on, and a build cannot answer: add -n.
                                                                          ^^^^^^^^^^^^^^^^^^ zypper-without-yes: zypper dup asks before it goes on, and a build cannot answer: add -n.
`,
  },
  {
    title: "takes every answer",
    text: `
FROM opensuse/leap:15.6
RUN zypper install -y httpd && zypper -n in a && zypper --non-interactive rm a
RUN zypper patch --no-confirm && zypper refresh && zypper clean
`,
  },
];

const FIXED: readonly { readonly title: string; readonly text: string; readonly after: string }[] =
  [
    {
      title: "puts -n behind the program",
      text: `
FROM opensuse/leap:15.6
RUN zypper install httpd && zypper --quiet patch
`,
      after: `
FROM opensuse/leap:15.6
RUN zypper -n install httpd && zypper -n --quiet patch
`,
    },
  ];

describe("zypper-without-yes", () => {
  it.each(FOUND)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });

  it.each(FIXED)("$title", async ({ text, after }) => {
    expect(await fixed([rule], text)).toBe(after);
  });
});
