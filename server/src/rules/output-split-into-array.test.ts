import { describe, expect, it } from "vitest";
import { marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./output-split-into-array.ts";

const CASES: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "finds it",
    text: `
FROM debian:12
SHELL ["/bin/bash", "-c"]
RUN a=($(b))
       ^^^^ output-split-into-array: The output is split at blanks and its patterns replaced by file names; read it with mapfile -t or read -a.
RUN a=(c \`b\`)
         ^^^ output-split-into-array: The output is split at blanks and its patterns replaced by file names; read it with mapfile -t or read -a.
`,
  },
  {
    title: "leaves alone what only looks like it",
    text: `
FROM debian:12
SHELL ["/bin/bash", "-c"]
RUN a=("$(b)")
RUN a=$(b)
RUN a=($((1 + 2)))
`,
  },
  {
    title: "finds it in continued lines, heredocs and behind ONBUILD",
    text: `
FROM debian:12
SHELL ["/bin/bash", "-c"]
RUN true && \\
    # why
    a=($(b))
       ^^^^ output-split-into-array: The output is split at blanks and its patterns replaced by file names; read it with mapfile -t or read -a.
RUN <<EOF
a=($(b))
   ^^^^ output-split-into-array: The output is split at blanks and its patterns replaced by file names; read it with mapfile -t or read -a.
EOF
ONBUILD RUN a=($(b))
               ^^^^ output-split-into-array: The output is split at blanks and its patterns replaced by file names; read it with mapfile -t or read -a.
RUN ["sh", "-c", "true"]
`,
  },
];

describe("output-split-into-array", () => {
  it.each(CASES)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });
});
