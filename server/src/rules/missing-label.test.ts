import { describe, expect, it } from "vitest";
import { DEFAULT_CONFIGURATION } from "../lint/configuration.ts";
import { marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./missing-label.ts";

const configuration = {
  ...DEFAULT_CONFIGURATION,
  extends: "all",
  rules: new Map([
    [
      "missing-label",
      { severity: null, options: { labelSchema: { "com.example.team": "text", vcs: "hash" } } },
    ],
  ]),
} as const;

const FOUND: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "reports a stage that has not all labels, with those it lacks",
    text: `
FROM a:1
^^^^ missing-label: This image lacks labels that the label schema asks for: add com.example.team, vcs.
RUN x
FROM b:1
^^^^ missing-label: This image lacks a label that the label schema asks for: add LABEL vcs.
LABEL com.example.team="web"
FROM c:1
LABEL com.example.team="" vcs=
`,
  },
  {
    title: "counts the labels of the stage below, and serving a stage that has them",
    text: `
FROM a:1 AS base
LABEL com.example.team=x "vcs"='y'
FROM base
RUN a
FROM b:1 AS tool
RUN a
FROM base
COPY --from=tool /a /b
`,
  },
  {
    title: "takes an unknown key for any",
    text: `
ARG KEY
FROM a:1
ARG KEY
LABEL $KEY=x
`,
  },
  {
    title: "does not count what is for images built upon it",
    text: `
FROM a:1
^^^^ missing-label: This image lacks labels that the label schema asks for: add com.example.team, vcs.
ONBUILD LABEL com.example.team=x vcs=y
`,
  },
];

describe("missing-label", () => {
  it.each(FOUND)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text), { configuration })).toBe(text);
  });
});
