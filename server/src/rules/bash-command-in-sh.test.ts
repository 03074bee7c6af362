import { describe, expect, it } from "vitest";
import { marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./bash-command-in-sh.ts";

const CASES: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "finds it under sh, and not its near misses",
    text: `
FROM debian:12
RUN declare a=1; b "$a"
    ^^^^^^^^^^^ bash-command-in-sh: sh has no such command: declare a=1.
RUN pushd a && popd
    ^^^^^^^ bash-command-in-sh: sh has no such command: pushd a.
               ^^^^ bash-command-in-sh: sh has no such command: popd.
RUN a declare
`,
  },
  {
    title: "leaves other shells alone",
    text: `
FROM debian:12
SHELL ["/bin/bash", "-c"]
RUN declare a=1; b "$a"
RUN pushd a && popd
RUN a declare
`,
  },
];

describe("bash-command-in-sh", () => {
  it.each(CASES)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });
});
