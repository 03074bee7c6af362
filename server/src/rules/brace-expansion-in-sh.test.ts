import { describe, expect, it } from "vitest";
import { marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./brace-expansion-in-sh.ts";

const CASES: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "finds it under sh, and not its near misses",
    text: `
FROM debian:12
RUN mkdir /a/{b,c}
             ^^^^^ brace-expansion-in-sh: sh does not expand {b,c}; write the words out.
RUN a {1..3}
      ^^^^^^ brace-expansion-in-sh: sh does not expand {1..3}; write the words out.
RUN a '{b,c}' {} {d}
RUN a \${b:-x,y}
`,
  },
  {
    title: "leaves other shells alone",
    text: `
FROM debian:12
SHELL ["/bin/bash", "-c"]
RUN mkdir /a/{b,c}
RUN a {1..3}
RUN a '{b,c}' {} {d}
RUN a \${b:-x,y}
`,
  },
];

describe("brace-expansion-in-sh", () => {
  it.each(CASES)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });
});
