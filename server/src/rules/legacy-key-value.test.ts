import { describe, expect, it } from "vitest";
import { fixed, marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./legacy-key-value.ts";

const FOUND: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "reports pairs without =",
    text: `
FROM a:1
ENV a b
    ^^^ legacy-key-value: ENV a value is the old form, with a single pair: write a=value.
LABEL a b c
      ^^^^^ legacy-key-value: LABEL a value is the old form, with a single pair: write a=value.
ENV a=b c=d
ENV a = b
    ^^^^^ legacy-key-value: ENV a value is the old form, with a single pair: write a=value.
ENV a \\
    ^^^… legacy-key-value: ENV a value is the old form, with a single pair: write a=value.
  b
`,
  },
  {
    title: "leaves triggers to who inherits them",
    text: `
FROM a:1 AS x
ONBUILD ENV a b
FROM x
     ^ legacy-key-value: ENV a value is the old form, with a single pair: write a=value.
`,
  },
];

const FIXED: readonly { readonly title: string; readonly text: string; readonly after: string }[] =
  [
    {
      title: "takes no longer where a long value ends in a quote",
      text: `\nFROM a:1\nENV a ${"b".repeat(1000)}"\n`,
      after: `\nFROM a:1\nENV a ${"b".repeat(1000)}"\n`,
    },
    {
      title: "writes the =",
      text: `
FROM a:1
ENV a b
ENV a b c $d
LABEL a "b c"
ENV a b "c d"
ENV e 'f g'
env a = b
ENV a \\
  b
`,
      after: `
FROM a:1
ENV a=b
ENV a="b c $d"
LABEL a="b c"
ENV a b "c d"
ENV e='f g'
env a="= b"
ENV a=b
`,
    },
  ];

describe("legacy-key-value", () => {
  it.each(FOUND)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });

  it.each(FIXED)("$title", async ({ text, after }) => {
    expect(await fixed([rule], text)).toBe(after);
  });
});
