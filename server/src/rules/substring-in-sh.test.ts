import { describe, expect, it } from "vitest";
import { marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./substring-in-sh.ts";

const CASES: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "finds it under sh, and not its near misses",
    text: `
FROM debian:12
RUN a "\${HOME:0:3}"
       ^^^^^^^^^^^ substring-in-sh: sh has no \${HOME:0:3}; cut with \${name#…} and \${name%…}, or with cut.
RUN a "\${HOME:-b}"
`,
  },
  {
    title: "leaves other shells alone",
    text: `
FROM debian:12
SHELL ["/bin/bash", "-c"]
RUN a "\${HOME:0:3}"
RUN a "\${HOME:-b}"
`,
  },
];

describe("substring-in-sh", () => {
  it.each(CASES)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });
});
