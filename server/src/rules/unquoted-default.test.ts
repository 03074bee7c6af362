import { describe, expect, it } from "vitest";
import { fixed, marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./unquoted-default.ts";

const CASES: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "finds it",
    text: `
FROM debian:12
RUN : \${A:=b}
      ^^^^^^^ unquoted-default: The value of \${A:=b} is looked up as a pattern of file names here for nothing; quote it.
RUN : \${A=b} c
      ^^^^^^ unquoted-default: The value of \${A=b} is looked up as a pattern of file names here for nothing; quote it.
`,
  },
  {
    title: "leaves alone what only looks like it",
    text: `
FROM debian:12
RUN : "\${A:=b}"
RUN : \${A:-b}
RUN a \${A:=b}
`,
  },
  {
    title: "finds it in continued lines, heredocs and behind ONBUILD",
    text: `
FROM debian:12
RUN true && \\
    # why
    : \${A:=b}
      ^^^^^^^ unquoted-default: The value of \${A:=b} is looked up as a pattern of file names here for nothing; quote it.
RUN <<EOF
: \${A:=b}
  ^^^^^^^ unquoted-default: The value of \${A:=b} is looked up as a pattern of file names here for nothing; quote it.
EOF
ONBUILD RUN : \${A:=b}
              ^^^^^^^ unquoted-default: The value of \${A:=b} is looked up as a pattern of file names here for nothing; quote it.
RUN ["sh", "-c", "true"]
`,
  },
];

describe("unquoted-default", () => {
  it.each(CASES)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });

  it("mends it", async () => {
    const before = CASES[0]?.text ?? "";
    expect(await fixed([rule], withoutMarks(before))).toBe(`
FROM debian:12
RUN : "\${A:=b}"
RUN : "\${A=b}" c
`);
  });
});
