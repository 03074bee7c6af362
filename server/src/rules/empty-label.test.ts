import { describe, expect, it } from "vitest";
import { DEFAULT_CONFIGURATION } from "../lint/configuration.ts";
import { marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./empty-label.ts";

const configuration = {
  ...DEFAULT_CONFIGURATION,
  extends: "all",
  rules: new Map([["missing-label", { severity: null, options: { labelSchema: { k: "text" } } }]]),
} as const;

const FOUND: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "reports labels of the schema that are empty",
    text: `
FROM a:1
ENV E=
LABEL k="" other=""
      ^^^^ empty-label: The label schema asks for k, and this leaves it empty: give it a value.
LABEL k=
      ^^ empty-label: The label schema asks for k, and this leaves it empty: give it a value.
LABEL k=$E
      ^^^^ empty-label: The label schema asks for k, and this leaves it empty: give it a value.
`,
  },
  {
    title: "leaves alone those that may have a value",
    text: `
FROM a:1
ARG A
LABEL k=x
LABEL k=$A
LABEL other=
`,
  },
];

describe("empty-label", () => {
  it.each(FOUND)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text), { configuration })).toBe(text);
  });
});
