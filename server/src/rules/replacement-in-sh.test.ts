import { describe, expect, it } from "vitest";
import { marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./replacement-in-sh.ts";

const CASES: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "finds it under sh, and not its near misses",
    text: `
FROM debian:12
RUN a "\${HOME//a/b}"
       ^^^^^^^^^^^^ replacement-in-sh: sh has no \${HOME//a/b}; use sed.
RUN a "\${HOME}/b"
`,
  },
  {
    title: "leaves other shells alone",
    text: `
FROM debian:12
SHELL ["/bin/bash", "-c"]
RUN a "\${HOME//a/b}"
RUN a "\${HOME}/b"
`,
  },
];

describe("replacement-in-sh", () => {
  it.each(CASES)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });
});
