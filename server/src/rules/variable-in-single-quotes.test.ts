import { describe, expect, it } from "vitest";
import { fixed, marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./variable-in-single-quotes.ts";

const CASES: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "finds it",
    text: `
FROM debian:12
RUN echo '$HOME'
         ^^^^^^^ variable-in-single-quotes: Nothing is replaced in single quotes: $HOME stays as it is.
RUN a='$b \`c\`'; d "$a"
      ^^^^^^^^ variable-in-single-quotes: Nothing is replaced in single quotes: $b stays as it is.
RUN sed 's/$x/y/' a
        ^^^^^^^^^ variable-in-single-quotes: Nothing is replaced in single quotes: $x stays as it is.
`,
  },
  {
    title: "leaves alone what only looks like it",
    text: `
FROM debian:12
RUN sh -c 'echo $1'
RUN awk '{print $1}'
RUN grep 'a$' b
RUN sed '$d' a
`,
  },
  {
    title: "finds it in continued lines, heredocs and behind ONBUILD",
    text: `
FROM debian:12
RUN true && \\
    # why
    echo '$HOME'
         ^^^^^^^ variable-in-single-quotes: Nothing is replaced in single quotes: $HOME stays as it is.
RUN <<EOF
echo '$HOME'
     ^^^^^^^ variable-in-single-quotes: Nothing is replaced in single quotes: $HOME stays as it is.
EOF
ONBUILD RUN echo '$HOME'
                 ^^^^^^^ variable-in-single-quotes: Nothing is replaced in single quotes: $HOME stays as it is.
RUN ["sh", "-c", "true"]
`,
  },
];

describe("variable-in-single-quotes", () => {
  it.each(CASES)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });

  it("mends it", async () => {
    const before = CASES[0]?.text ?? "";
    expect(await fixed([rule], withoutMarks(before))).toBe(`
FROM debian:12
RUN echo "$HOME"
RUN a='$b \`c\`'; d "$a"
RUN sed "s/$x/y/" a
`);
  });
});
