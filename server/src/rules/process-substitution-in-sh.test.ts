import { describe, expect, it } from "vitest";
import { marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./process-substitution-in-sh.ts";

const CASES: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "finds it under sh, and not its near misses",
    text: `
FROM debian:12
RUN diff <(sort a) b
         ^^^^^^^^^ process-substitution-in-sh: sh has no process substitution; write to a file or a pipe, or let bash run this.
RUN a > >(b)
        ^^^^ process-substitution-in-sh: sh has no process substitution; write to a file or a pipe, or let bash run this.
RUN a < b
`,
  },
  {
    title: "leaves other shells alone",
    text: `
FROM debian:12
SHELL ["/bin/bash", "-c"]
RUN diff <(sort a) b
RUN a > >(b)
RUN a < b
`,
  },
];

describe("process-substitution-in-sh", () => {
  it.each(CASES)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });
});
