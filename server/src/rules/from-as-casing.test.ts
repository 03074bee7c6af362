import { describe, expect, it } from "vitest";
import { fixed, marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./from-as-casing.ts";

const FOUND: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "wants AS in the case of FROM",
    text: `
FROM a:1 as x
         ^^ from-as-casing: Write as in the case of FROM: AS.
from a:1 AS y
         ^^ from-as-casing: Write AS in the case of from: as.
FROM a:1 As z
         ^^ from-as-casing: Write As in the case of FROM: AS.
from a:1 aS v
         ^^ from-as-casing: Write aS in the case of from: as.
`,
  },
  {
    title: "leaves alone what agrees, and a FROM in both cases",
    text: `
FROM a:1 AS x
from a:1 as y
From a:1 as z
FROM a:1
`,
  },
  {
    title: "finds its place over a continuation",
    text: `
FROM a:1 \\
  as x
  ^^ from-as-casing: Write as in the case of FROM: AS.
`,
  },
];

const FIXED: readonly { readonly title: string; readonly text: string; readonly after: string }[] =
  [
    {
      title: "writes it in the same case",
      text: `
FROM a:1 as x
from a:1 AS y
`,
      after: `
FROM a:1 AS x
from a:1 as y
`,
    },
  ];

describe("from-as-casing", () => {
  it.each(FOUND)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });

  it.each(FIXED)("$title", async ({ text, after }) => {
    expect(await fixed([rule], text)).toBe(after);
  });
});
