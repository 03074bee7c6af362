import { describe, expect, it } from "vitest";
import { fixed, marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./directive-casing.ts";

const FOUND: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "reports directives in upper case",
    text: `\
# Escape=\`
  ^^^^^^ directive-casing: Directives are written in lower case: escape.
# CHECK=skip=X
  ^^^^^ directive-casing: Directives are written in lower case: check.
# syntax=x
FROM a:1
`,
  },
];

const FIXED: readonly { readonly title: string; readonly text: string; readonly after: string }[] =
  [
    {
      title: "writes them in lower case",
      text: `\
# Escape=\`
FROM a:1
`,
      after: `\
# escape=\`
FROM a:1
`,
    },
  ];

describe("directive-casing", () => {
  it.each(FOUND)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });

  it.each(FIXED)("$title", async ({ text, after }) => {
    expect(await fixed([rule], text)).toBe(after);
  });
});
