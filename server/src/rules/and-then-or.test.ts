import { describe, expect, it } from "vitest";
import { marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./and-then-or.ts";

const CASES: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "finds it",
    text: `
FROM debian:12
RUN a && b || c
      ^^ and-then-or: What stands behind || runs as well where what stands behind && fails; write if … then … else … fi if that is not meant.
RUN [ -f a ] && b || true
             ^^ and-then-or: What stands behind || runs as well where what stands behind && fails; write if … then … else … fi if that is not meant.
`,
  },
  {
    title: "leaves alone what only looks like it",
    text: `
FROM debian:12
RUN a && b || exit 1
RUN a && b || echo no
RUN a || b && c
RUN if a && b || c; then d; fi
`,
  },
  {
    title: "finds it in continued lines, heredocs and behind ONBUILD",
    text: `
FROM debian:12
RUN true && \\
    # why
    a && b || c
      ^^ and-then-or: What stands behind || runs as well where what stands behind && fails; write if … then … else … fi if that is not meant.
RUN <<EOF
a && b || c
  ^^ and-then-or: What stands behind || runs as well where what stands behind && fails; write if … then … else … fi if that is not meant.
EOF
ONBUILD RUN a && b || c
              ^^ and-then-or: What stands behind || runs as well where what stands behind && fails; write if … then … else … fi if that is not meant.
RUN ["sh", "-c", "true"]
`,
  },
];

describe("and-then-or", () => {
  it.each(CASES)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });
});
