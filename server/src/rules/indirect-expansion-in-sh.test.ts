import { describe, expect, it } from "vitest";
import { marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./indirect-expansion-in-sh.ts";

const CASES: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "finds it under sh, and not its near misses",
    text: `
FROM debian:12
RUN a=HOME; b "\${!a}"
               ^^^^^ indirect-expansion-in-sh: sh has no \${!a}; use eval with care, or let bash run this.
RUN a "\${b}!" "$!"
`,
  },
  {
    title: "leaves other shells alone",
    text: `
FROM debian:12
SHELL ["/bin/bash", "-c"]
RUN a=HOME; b "\${!a}"
RUN a "\${b}!" "$!"
`,
  },
];

describe("indirect-expansion-in-sh", () => {
  it.each(CASES)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });
});
