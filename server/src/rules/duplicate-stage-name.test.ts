import { describe, expect, it } from "vitest";
import { marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./duplicate-stage-name.ts";

const FOUND: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "reports every later stage of the name, whatever its case",
    text: `
FROM a:1 AS build
FROM a:1 AS Build
            ^^^^^ duplicate-stage-name: The stage name Build is taken on line 2; from here on it means this stage.
FROM a:1 AS other
FROM a:1 AS BUILD
            ^^^^^ duplicate-stage-name: The stage name BUILD is taken on line 2; from here on it means this stage.
`,
  },
  {
    title: "does not take an image for a stage",
    text: `
FROM build:1 AS build
`,
  },
];

describe("duplicate-stage-name", () => {
  it.each(FOUND)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });
});
