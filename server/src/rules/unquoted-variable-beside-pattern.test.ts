import { describe, expect, it } from "vitest";
import { fixed, marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./unquoted-variable-beside-pattern.ts";

const CASES: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "finds it",
    text: `
FROM debian:12
RUN for a in $HOME/*.b; do c "$a"; done
             ^^^^^ unquoted-variable-beside-pattern: A blank or a pattern in $HOME changes which files this loop runs over; quote it, and leave the pattern outside.
`,
  },
  {
    title: "leaves alone what only looks like it",
    text: `
FROM debian:12
RUN for a in "$HOME"/*; do c "$a"; done
RUN for a in $HOME; do c "$a"; done
RUN for a in *.b; do c "$a"; done
`,
  },
  {
    title: "finds it in continued lines, heredocs and behind ONBUILD",
    text: `
FROM debian:12
RUN true && \\
    # why
    for a in $HOME/*.b; do c "$a"; done
             ^^^^^ unquoted-variable-beside-pattern: A blank or a pattern in $HOME changes which files this loop runs over; quote it, and leave the pattern outside.
RUN <<EOF
for a in $HOME/*.b; do c "$a"; done
         ^^^^^ unquoted-variable-beside-pattern: A blank or a pattern in $HOME changes which files this loop runs over; quote it, and leave the pattern outside.
EOF
ONBUILD RUN for a in $HOME/*.b; do c "$a"; done
                     ^^^^^ unquoted-variable-beside-pattern: A blank or a pattern in $HOME changes which files this loop runs over; quote it, and leave the pattern outside.
RUN ["sh", "-c", "true"]
`,
  },
];

describe("unquoted-variable-beside-pattern", () => {
  it.each(CASES)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });

  it("mends it", async () => {
    const before = CASES[0]?.text ?? "";
    expect(await fixed([rule], withoutMarks(before))).toBe(`
FROM debian:12
RUN for a in "$HOME"/*.b; do c "$a"; done
`);
  });
});
