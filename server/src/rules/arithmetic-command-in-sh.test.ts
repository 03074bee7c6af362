import { describe, expect, it } from "vitest";
import { marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./arithmetic-command-in-sh.ts";

const CASES: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "finds it under sh, and not its near misses",
    text: `
FROM debian:12
RUN ((a > 1)) && b
    ^^^^^^^^^ arithmetic-command-in-sh: sh has no ((…)) as a command; compare with [ … ], or count with $((…)).
RUN a $((1 + 2))
`,
  },
  {
    title: "leaves other shells alone",
    text: `
FROM debian:12
SHELL ["/bin/bash", "-c"]
RUN ((a > 1)) && b
RUN a $((1 + 2))
`,
  },
];

describe("arithmetic-command-in-sh", () => {
  it.each(CASES)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });
});
