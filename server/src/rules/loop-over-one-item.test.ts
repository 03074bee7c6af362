import { describe, expect, it } from "vitest";
import { marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./loop-over-one-item.ts";

const CASES: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "finds it",
    text: `
FROM debian:12
RUN for i in a; do b "$i"; done
             ^ loop-over-one-item: This loop runs once, for a; is there a $, a pattern or a second item missing?
`,
  },
  {
    title: "leaves alone what only looks like it",
    text: `
FROM debian:12
RUN for i in a b; do c "$i"; done
RUN for i in *; do c "$i"; done
RUN for i in $A; do c "$i"; done
`,
  },
  {
    title: "finds it in continued lines, heredocs and behind ONBUILD",
    text: `
FROM debian:12
RUN true && \\
    # why
    for i in a; do b "$i"; done
             ^ loop-over-one-item: This loop runs once, for a; is there a $, a pattern or a second item missing?
RUN <<EOF
for i in a; do b "$i"; done
         ^ loop-over-one-item: This loop runs once, for a; is there a $, a pattern or a second item missing?
EOF
ONBUILD RUN for i in a; do b "$i"; done
                     ^ loop-over-one-item: This loop runs once, for a; is there a $, a pattern or a second item missing?
RUN ["sh", "-c", "true"]
`,
  },
];

describe("loop-over-one-item", () => {
  it.each(CASES)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });
});
