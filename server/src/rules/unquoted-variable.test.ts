import { describe, expect, it } from "vitest";
import { fixed, marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./unquoted-variable.ts";

const CASES: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "finds it",
    text: `
FROM debian:12
RUN a $HOME
      ^^^^^ unquoted-variable: The value of $HOME is split at blanks, and patterns in it are replaced by file names; quote it.
RUN a \${HOME}/b "c"$HOME
      ^^^^^^^ unquoted-variable: The value of \${HOME} is split at blanks, and patterns in it are replaced by file names; quote it.
                   ^^^^^ unquoted-variable: The value of $HOME is split at blanks, and patterns in it are replaced by file names; quote it.
RUN [ $HOME = a ]
      ^^^^^ unquoted-variable: The value of $HOME is split at blanks, and patterns in it are replaced by file names; quote it.
RUN a > $HOME
        ^^^^^ unquoted-variable: The value of $HOME is split at blanks, and patterns in it are replaced by file names; quote it.
RUN b=$(c) && a $b
                ^^ unquoted-variable: The value of $b is split at blanks, and patterns in it are replaced by file names; quote it.
`,
  },
  {
    title: "leaves alone what only looks like it",
    text: `
FROM debian:12
RUN a "$HOME"
RUN b=1; a $b
RUN case $HOME in a) b;; esac
RUN b=$HOME
RUN a $? $#
RUN for i in 1 2; do a $i; done
`,
  },
  {
    title: "finds it in continued lines, heredocs and behind ONBUILD",
    text: `
FROM debian:12
RUN true && \\
    # why
    a $HOME
      ^^^^^ unquoted-variable: The value of $HOME is split at blanks, and patterns in it are replaced by file names; quote it.
RUN <<EOF
a $HOME
  ^^^^^ unquoted-variable: The value of $HOME is split at blanks, and patterns in it are replaced by file names; quote it.
EOF
ONBUILD RUN a $HOME
              ^^^^^ unquoted-variable: The value of $HOME is split at blanks, and patterns in it are replaced by file names; quote it.
RUN ["sh", "-c", "true"]
`,
  },
];

describe("unquoted-variable", () => {
  it.each(CASES)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });

  it("mends it", async () => {
    const before = CASES[0]?.text ?? "";
    expect(await fixed([rule], withoutMarks(before))).toBe(`
FROM debian:12
RUN a "$HOME"
RUN a "\${HOME}"/b "c""$HOME"
RUN [ "$HOME" = a ]
RUN a > "$HOME"
RUN b=$(c) && a "$b"
`);
  });
});
