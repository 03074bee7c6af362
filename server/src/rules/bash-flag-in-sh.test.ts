import { describe, expect, it } from "vitest";
import { marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./bash-flag-in-sh.ts";

const CASES: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "finds it under sh, and not its near misses",
    text: `
FROM debian:12
RUN read -rs a && b "$a"
         ^^^ bash-flag-in-sh: POSIX has no such flag of this command: -rs.
RUN export -n HOME
           ^^ bash-flag-in-sh: POSIX has no such flag of this command: -n.
RUN read -r a && b "$a"
`,
  },
  {
    title: "leaves other shells alone",
    text: `
FROM debian:12
SHELL ["/bin/bash", "-c"]
RUN read -rs a && b "$a"
RUN export -n HOME
RUN read -r a && b "$a"
`,
  },
];

describe("bash-flag-in-sh", () => {
  it.each(CASES)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });
});
