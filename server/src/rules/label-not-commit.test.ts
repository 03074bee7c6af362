import { describe, expect, it } from "vitest";
import { DEFAULT_CONFIGURATION } from "../lint/configuration.ts";
import { marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./label-not-commit.ts";

const configuration = {
  ...DEFAULT_CONFIGURATION,
  extends: "all",
  rules: new Map([["missing-label", { severity: null, options: { labelSchema: { k: "hash" } } }]]),
} as const;

const FOUND: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "reports what is none",
    text: `
FROM a:1
LABEL k=main
        ^^^^ label-not-commit: k has to be a git commit: 7 to 40 of the digits 0 to 9 and a to f.
LABEL k=abc123
        ^^^^^^ label-not-commit: k has to be a git commit: 7 to 40 of the digits 0 to 9 and a to f.
LABEL k=0A1B2C3
        ^^^^^^^ label-not-commit: k has to be a git commit: 7 to 40 of the digits 0 to 9 and a to f.
LABEL k=0a1b2c3d4e5f60718293a4b5c6d7e8f9012345678
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ label-not-commit: k has to be a git commit: 7 to 40 of the digits 0 to 9 and a to f.
`,
  },
  {
    title: "takes what is one",
    text: `
FROM a:1
LABEL k=0a1b2c3
LABEL k=0a1b2c3d4e5f
LABEL k=0a1b2c3d4e5f60718293a4b5c6d7e8f901234567
`,
  },
  {
    title: "judges known values of that label alone",
    text: `
FROM a:1
ARG A=x
ENV E=main
LABEL k=$A other=x
LABEL k=$UNKNOWN
LABEL k=""
LABEL k=$E
        ^^ label-not-commit: k has to be a git commit: 7 to 40 of the digits 0 to 9 and a to f.
`,
  },
];

describe("label-not-commit", () => {
  it.each(FOUND)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text), { configuration })).toBe(text);
  });
});
