import { describe, expect, it } from "vitest";
import { fixed, marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./unquoted-find-pattern.ts";

const CASES: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "finds it",
    text: `
FROM debian:12
RUN find . -name *.a
                 ^^^ unquoted-find-pattern: Where a file here fits *.a the shell replaces it before find sees it; quote it.
RUN find /a -iname b* -o -path c?
                   ^^ unquoted-find-pattern: Where a file here fits b* the shell replaces it before find sees it; quote it.
                               ^^ unquoted-find-pattern: Where a file here fits c? the shell replaces it before find sees it; quote it.
`,
  },
  {
    title: "leaves alone what only looks like it",
    text: `
FROM debian:12
RUN find . -name "*.a"
RUN find a* -name b
RUN ls -name *.a
`,
  },
  {
    title: "finds it in continued lines, heredocs and behind ONBUILD",
    text: `
FROM debian:12
RUN true && \\
    # why
    find . -name *.a
                 ^^^ unquoted-find-pattern: Where a file here fits *.a the shell replaces it before find sees it; quote it.
RUN <<EOF
find . -name *.a
             ^^^ unquoted-find-pattern: Where a file here fits *.a the shell replaces it before find sees it; quote it.
EOF
ONBUILD RUN find . -name *.a
                         ^^^ unquoted-find-pattern: Where a file here fits *.a the shell replaces it before find sees it; quote it.
RUN ["sh", "-c", "true"]
`,
  },
];

describe("unquoted-find-pattern", () => {
  it.each(CASES)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });

  it("mends it", async () => {
    const before = CASES[0]?.text ?? "";
    expect(await fixed([rule], withoutMarks(before))).toBe(`
FROM debian:12
RUN find . -name "*.a"
RUN find /a -iname "b*" -o -path "c?"
`);
  });
});
