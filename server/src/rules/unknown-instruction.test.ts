import { describe, expect, it } from "vitest";
import { fixed, marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./unknown-instruction.ts";

const FOUND: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "reports the keyword",
    text: `
FROM a:1
COYP a b
^^^^ unknown-instruction: COYP is not a Dockerfile instruction. Did you mean COPY?
foobar x
^^^^^^ unknown-instruction: foobar is not a Dockerfile instruction.
`,
  },
];

const FIXED: readonly { readonly title: string; readonly text: string; readonly after: string }[] =
  [
    {
      title: "takes the instruction that was meant, in its case",
      text: `
FROM a:1
COYP a b
rnu x
`,
      after: `
FROM a:1
COPY a b
run x
`,
    },
    {
      title: "continues the line above",
      text: `
FROM a:1
RUN a &&
b
RUN c
  git d
`,
      after: `
FROM a:1
RUN a && \\
b
RUN c \\
  git d
`,
    },
  ];

describe("unknown-instruction", () => {
  it.each(FOUND)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });

  it.each(FIXED)("$title", async ({ text, after }) => {
    expect(await fixed([rule], text)).toBe(after);
  });
});
