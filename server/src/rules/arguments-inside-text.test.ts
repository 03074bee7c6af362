import { describe, expect, it } from "vitest";
import { fixed, marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./arguments-inside-text.ts";

const CASES: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "finds it",
    text: `
FROM debian:12
RUN a "b $@"
         ^^ arguments-inside-text: $@ makes several words here, of which only the first and last get the text beside it; use * to have one, or a word of its own.
RUN a x"$@"
        ^^ arguments-inside-text: $@ makes several words here, of which only the first and last get the text beside it; use * to have one, or a word of its own.
`,
  },
  {
    title: "leaves alone what only looks like it",
    text: `
FROM debian:12
RUN a "$@"
RUN a "b $*"
RUN a b "$@"
`,
  },
  {
    title: "finds it in continued lines, heredocs and behind ONBUILD",
    text: `
FROM debian:12
RUN true && \\
    # why
    a "b $@"
         ^^ arguments-inside-text: $@ makes several words here, of which only the first and last get the text beside it; use * to have one, or a word of its own.
RUN <<EOF
a "b $@"
     ^^ arguments-inside-text: $@ makes several words here, of which only the first and last get the text beside it; use * to have one, or a word of its own.
EOF
ONBUILD RUN a "b $@"
                 ^^ arguments-inside-text: $@ makes several words here, of which only the first and last get the text beside it; use * to have one, or a word of its own.
RUN ["sh", "-c", "true"]
`,
  },
];

describe("arguments-inside-text", () => {
  it.each(CASES)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });

  it("mends it", async () => {
    const before = CASES[0]?.text ?? "";
    expect(await fixed([rule], withoutMarks(before))).toBe(`
FROM debian:12
RUN a "b $*"
RUN a x"$*"
`);
  });
});
