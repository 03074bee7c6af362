import { describe, expect, it } from "vitest";
import { marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./ansi-string-in-sh.ts";

const CASES: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "finds it under sh, and not its near misses",
    text: `
FROM debian:12
RUN printf $'a\\n'
           ^^^^^^ ansi-string-in-sh: sh has no $'…'; write the character itself, or make it with printf.
RUN printf '$a'
`,
  },
  {
    title: "leaves other shells alone",
    text: `
FROM debian:12
SHELL ["/bin/bash", "-c"]
RUN printf $'a\\n'
RUN printf '$a'
`,
  },
];

describe("ansi-string-in-sh", () => {
  it.each(CASES)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });
});
