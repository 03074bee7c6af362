import { describe, expect, it } from "vitest";
import { marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./exponent-in-sh.ts";

const CASES: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "finds it under sh, and not its near misses",
    text: `
FROM debian:12
RUN a $((2**3))
          ^^ exponent-in-sh: sh's arithmetic has no **; multiply, or let bash run this.
RUN a /b/**
`,
  },
  {
    title: "leaves other shells alone",
    text: `
FROM debian:12
SHELL ["/bin/bash", "-c"]
RUN a $((2**3))
RUN a /b/**
`,
  },
];

describe("exponent-in-sh", () => {
  it.each(CASES)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });
});
