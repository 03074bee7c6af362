import { describe, expect, it } from "vitest";
import { marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./unused-shell-variable.ts";

const CASES: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "finds it",
    text: `
FROM debian:12
RUN a=1
    ^ unused-shell-variable: a is set and never used here, and it is gone with this script; export it if a program is to see it.
RUN a=1 && make
    ^ unused-shell-variable: a is set and never used here, and it is gone with this script; export it if a program is to see it.
RUN for i in 1 2; do b; done
    ^^^^^ unused-shell-variable: i is set and never used here, and it is gone with this script; export it if a program is to see it.
RUN read -r a
            ^ unused-shell-variable: a is set and never used here, and it is gone with this script; export it if a program is to see it.
`,
  },
  {
    title: "leaves alone what only looks like it",
    text: `
FROM debian:12
RUN a=1; b "$a"
RUN export A=1
RUN A=1 b
RUN PATH=/a; b
RUN _a=1
`,
  },
  {
    title: "finds it in continued lines, heredocs and behind ONBUILD",
    text: `
FROM debian:12
RUN true && \\
    # why
    a=1
    ^ unused-shell-variable: a is set and never used here, and it is gone with this script; export it if a program is to see it.
RUN <<EOF
a=1
^ unused-shell-variable: a is set and never used here, and it is gone with this script; export it if a program is to see it.
EOF
ONBUILD RUN a=1
            ^ unused-shell-variable: a is set and never used here, and it is gone with this script; export it if a program is to see it.
RUN ["sh", "-c", "true"]
`,
  },
];

describe("unused-shell-variable", () => {
  it.each(CASES)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });
});
