import { describe, expect, it } from "vitest";
import { fixed, marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./variable-split-into-array.ts";

const CASES: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "finds it",
    text: `
FROM debian:12
SHELL ["/bin/bash", "-c"]
RUN a=($HOME)
       ^^^^^ variable-split-into-array: $HOME is split at blanks and its patterns replaced by file names; quote it, or split it with read -a.
RUN a=(b $1)
         ^^ variable-split-into-array: $1 is split at blanks and its patterns replaced by file names; quote it, or split it with read -a.
`,
  },
  {
    title: "leaves alone what only looks like it",
    text: `
FROM debian:12
SHELL ["/bin/bash", "-c"]
RUN a=("$HOME")
RUN a=($# \${#HOME})
`,
  },
  {
    title: "finds it in continued lines, heredocs and behind ONBUILD",
    text: `
FROM debian:12
SHELL ["/bin/bash", "-c"]
RUN true && \\
    # why
    a=($HOME)
       ^^^^^ variable-split-into-array: $HOME is split at blanks and its patterns replaced by file names; quote it, or split it with read -a.
RUN <<EOF
a=($HOME)
   ^^^^^ variable-split-into-array: $HOME is split at blanks and its patterns replaced by file names; quote it, or split it with read -a.
EOF
ONBUILD RUN a=($HOME)
               ^^^^^ variable-split-into-array: $HOME is split at blanks and its patterns replaced by file names; quote it, or split it with read -a.
RUN ["sh", "-c", "true"]
`,
  },
];

describe("variable-split-into-array", () => {
  it.each(CASES)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });

  it("mends it", async () => {
    const before = CASES[0]?.text ?? "";
    expect(await fixed([rule], withoutMarks(before))).toBe(`
FROM debian:12
SHELL ["/bin/bash", "-c"]
RUN a=("$HOME")
RUN a=(b "$1")
`);
  });
});
