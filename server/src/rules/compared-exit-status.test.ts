import { describe, expect, it } from "vitest";
import { marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./compared-exit-status.ts";

const CASES: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "finds it",
    text: `
FROM debian:12
RUN a; [ $? -eq 0 ] && b
         ^^ compared-exit-status: Put the command into the condition itself instead of looking at $? behind it.
RUN a; if [ "$?" != 0 ]; then b; fi
            ^^^^ compared-exit-status: Put the command into the condition itself instead of looking at $? behind it.
`,
  },
  {
    title: "leaves alone what only looks like it",
    text: `
FROM debian:12
RUN if a; then b; fi
RUN a; [ $? -eq 2 ]
RUN a; exit $?
`,
  },
  {
    title: "finds it in continued lines, heredocs and behind ONBUILD",
    text: `
FROM debian:12
RUN true && \\
    # why
    a; [ $? -eq 0 ] && b
         ^^ compared-exit-status: Put the command into the condition itself instead of looking at $? behind it.
RUN <<EOF
a; [ $? -eq 0 ] && b
     ^^ compared-exit-status: Put the command into the condition itself instead of looking at $? behind it.
EOF
ONBUILD RUN a; [ $? -eq 0 ] && b
                 ^^ compared-exit-status: Put the command into the condition itself instead of looking at $? behind it.
RUN ["sh", "-c", "true"]
`,
  },
];

describe("compared-exit-status", () => {
  it.each(CASES)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });
});
