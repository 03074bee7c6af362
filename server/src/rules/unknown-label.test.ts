import { describe, expect, it } from "vitest";
import { DEFAULT_CONFIGURATION } from "../lint/configuration.ts";
import { fixed, marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./unknown-label.ts";

const configuration = {
  ...DEFAULT_CONFIGURATION,
  extends: "all",
  rules: new Map([
    [
      "missing-label",
      { severity: null, options: { labelSchema: { "com.example.team": "text", vcs: "hash" } } },
    ],
    ["unknown-label", { severity: null, options: { strictLabels: true } }],
  ]),
} as const;

const FOUND: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "reports labels that the schema does not name",
    text: `
FROM a:1
LABEL com.example.team=a "Other"=b com.example.taem=c $X=d
                         ^^^^^^^ unknown-label: The label schema has no Other: take the label out or add it to the schema.
                                   ^^^^^^^^^^^^^^^^ unknown-label: The label schema has no com.example.taem. Did you mean com.example.team?
ONBUILD LABEL z z
              ^ unknown-label: The label schema has no z: take the label out or add it to the schema.
`,
  },
];

const FIXED: readonly { readonly title: string; readonly text: string; readonly after: string }[] =
  [
    {
      title: "corrects a key",
      text: `
FROM a:1
LABEL com.example.taem=c
`,
      after: `
FROM a:1
LABEL com.example.team=c
`,
    },
  ];

describe("unknown-label", () => {
  it.each(FOUND)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text), { configuration })).toBe(text);
  });

  it.each(FIXED)("$title", async ({ text, after }) => {
    expect(await fixed([rule], text, ["safe", "suggestion"], { configuration })).toBe(after);
  });
});
