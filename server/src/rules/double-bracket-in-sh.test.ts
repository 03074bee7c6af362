import { describe, expect, it } from "vitest";
import { marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./double-bracket-in-sh.ts";

const CASES: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "finds it under sh, and not its near misses",
    text: `
FROM debian:12
RUN [[ $a = b ]] && c
    ^^^^^^^^^^^^ double-bracket-in-sh: sh has no [[ … ]]; use [ … ] with quotes, or let bash run this.
RUN [ a ] && b
RUN grep '[[:space:]]' a
`,
  },
  {
    title: "leaves other shells alone",
    text: `
FROM debian:12
SHELL ["/bin/bash", "-c"]
RUN [[ $a = b ]] && c
RUN [ a ] && b
RUN grep '[[:space:]]' a
`,
  },
];

describe("double-bracket-in-sh", () => {
  it.each(CASES)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });
});
