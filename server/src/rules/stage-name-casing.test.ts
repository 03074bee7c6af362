import { describe, expect, it } from "vitest";
import { fixed, marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./stage-name-casing.ts";

const FOUND: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "reports names with upper-case letters",
    text: `
FROM a:1 AS Build
            ^^^^^ stage-name-casing: A build knows the stage Build as build: write it in lower case.
FROM a:1 AS build2
FROM a:1 as mY-x
            ^^^^ stage-name-casing: A build knows the stage mY-x as my-x: write it in lower case.
`,
  },
];

const FIXED: readonly { readonly title: string; readonly text: string; readonly after: string }[] =
  [
    {
      title: "writes them in lower case",
      text: `
FROM a:1 AS Build
COPY --from=Build a b
`,
      after: `
FROM a:1 AS build
COPY --from=Build a b
`,
    },
  ];

describe("stage-name-casing", () => {
  it.each(FOUND)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });

  it.each(FIXED)("$title", async ({ text, after }) => {
    expect(await fixed([rule], text)).toBe(after);
  });
});
