import { describe, expect, it } from "vitest";
import { fixed, marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./unquoted-substitution.ts";

const CASES: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "finds it",
    text: `
FROM debian:12
RUN a $(b)
      ^^^^ unquoted-substitution: The output is split at blanks, and patterns in it are replaced by file names; quote it.
RUN a \`b\`
      ^^^ unquoted-substitution: The output is split at blanks, and patterns in it are replaced by file names; quote it.
RUN [ $(id -u) = 0 ]
      ^^^^^^^^ unquoted-substitution: The output is split at blanks, and patterns in it are replaced by file names; quote it.
RUN a > $(b)
        ^^^^ unquoted-substitution: The output is split at blanks, and patterns in it are replaced by file names; quote it.
`,
  },
  {
    title: "leaves alone what only looks like it",
    text: `
FROM debian:12
RUN a "$(b)"
RUN c=$(b); a "$c"
RUN for i in $(b); do a "$i"; done
RUN a $((1 + 2)) '$(b)'
`,
  },
  {
    title: "finds it in continued lines, heredocs and behind ONBUILD",
    text: `
FROM debian:12
RUN true && \\
    # why
    a $(b)
      ^^^^ unquoted-substitution: The output is split at blanks, and patterns in it are replaced by file names; quote it.
RUN <<EOF
a $(b)
  ^^^^ unquoted-substitution: The output is split at blanks, and patterns in it are replaced by file names; quote it.
EOF
ONBUILD RUN a $(b)
              ^^^^ unquoted-substitution: The output is split at blanks, and patterns in it are replaced by file names; quote it.
RUN ["sh", "-c", "true"]
`,
  },
];

describe("unquoted-substitution", () => {
  it.each(CASES)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });

  it("mends it", async () => {
    const before = CASES[0]?.text ?? "";
    expect(await fixed([rule], withoutMarks(before))).toBe(`
FROM debian:12
RUN a "$(b)"
RUN a "\`b\`"
RUN [ "$(id -u)" = 0 ]
RUN a > "$(b)"
`);
  });
});
