import { describe, expect, it } from "vitest";
import { fixed, marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./bare-glob.ts";

const CASES: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "finds it",
    text: `
FROM debian:12
RUN rm *
       ^ bare-glob: A file whose name begins with a dash would be taken for an option of rm; write ./ before the pattern.
RUN cp -r *.c /a
          ^ bare-glob: A file whose name begins with a dash would be taken for an option of cp; write ./ before the pattern.
`,
  },
  {
    title: "leaves alone what only looks like it",
    text: `
FROM debian:12
RUN rm ./*
RUN rm -- *
RUN echo *
RUN rm '*' /a/*
`,
  },
  {
    title: "finds it in continued lines, heredocs and behind ONBUILD",
    text: `
FROM debian:12
RUN true && \\
    # why
    rm *
       ^ bare-glob: A file whose name begins with a dash would be taken for an option of rm; write ./ before the pattern.
RUN <<EOF
rm *
   ^ bare-glob: A file whose name begins with a dash would be taken for an option of rm; write ./ before the pattern.
EOF
ONBUILD RUN rm *
               ^ bare-glob: A file whose name begins with a dash would be taken for an option of rm; write ./ before the pattern.
RUN ["sh", "-c", "true"]
`,
  },
];

describe("bare-glob", () => {
  it.each(CASES)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });

  it("mends it", async () => {
    const before = CASES[0]?.text ?? "";
    expect(await fixed([rule], withoutMarks(before))).toBe(`
FROM debian:12
RUN rm ./*
RUN cp -r ./*.c /a
`);
  });
});
