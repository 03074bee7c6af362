import { describe, expect, it } from "vitest";
import { fixed, marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./combined-test.ts";

const CASES: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "finds it",
    text: `
FROM debian:12
RUN [ -f a -o -f b ]
           ^^ combined-test: What -o means inside a test depends on the shell and on the words beside it; join two tests with ||.
RUN test a -a b
`,
  },
  {
    title: "leaves alone what only looks like it",
    text: `
FROM debian:12
RUN [ -f a ] || [ -f b ]
RUN find . -name a -o -name b
RUN test -a b
`,
  },
  {
    title: "finds it in continued lines, heredocs and behind ONBUILD",
    text: `
FROM debian:12
RUN true && \\
    # why
    [ -f a -o -f b ]
           ^^ combined-test: What -o means inside a test depends on the shell and on the words beside it; join two tests with ||.
RUN <<EOF
[ -f a -o -f b ]
       ^^ combined-test: What -o means inside a test depends on the shell and on the words beside it; join two tests with ||.
EOF
ONBUILD RUN [ -f a -o -f b ]
                   ^^ combined-test: What -o means inside a test depends on the shell and on the words beside it; join two tests with ||.
RUN ["sh", "-c", "true"]
`,
  },
];

describe("combined-test", () => {
  it.each(CASES)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });

  it("mends it", async () => {
    const before = CASES[0]?.text ?? "";
    expect(await fixed([rule], withoutMarks(before))).toBe(`
FROM debian:12
RUN [ -f a ] || [ -f b ]
RUN test a -a b
`);
  });
});
