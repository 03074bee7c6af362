import { describe, expect, it } from "vitest";
import { marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./needless-cat.ts";

const CASES: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "finds it",
    text: `
FROM debian:12
RUN cat a | b
        ^ needless-cat: The next command can read a itself, as an argument or behind <.
RUN cat "$HOME" | b
        ^^^^^^^ needless-cat: The next command can read $HOME itself, as an argument or behind <.
`,
  },
  {
    title: "leaves alone what only looks like it",
    text: `
FROM debian:12
RUN cat a b | c
RUN cat a
RUN b | cat c | d
RUN cat *.a | b
RUN cat -n a | b
`,
  },
  {
    title: "finds it in continued lines, heredocs and behind ONBUILD",
    text: `
FROM debian:12
RUN true && \\
    # why
    cat a | b
        ^ needless-cat: The next command can read a itself, as an argument or behind <.
RUN <<EOF
cat a | b
    ^ needless-cat: The next command can read a itself, as an argument or behind <.
EOF
ONBUILD RUN cat a | b
                ^ needless-cat: The next command can read a itself, as an argument or behind <.
RUN ["sh", "-c", "true"]
`,
  },
];

describe("needless-cat", () => {
  it.each(CASES)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });
});
