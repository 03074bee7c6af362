import { describe, expect, it } from "vitest";
import { DEFAULT_CONFIGURATION } from "../lint/configuration.ts";
import { fixed, marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./label-not-version.ts";

const configuration = {
  ...DEFAULT_CONFIGURATION,
  extends: "all",
  rules: new Map([
    ["missing-label", { severity: null, options: { labelSchema: { k: "semver" } } }],
  ]),
} as const;

const FOUND: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "reports what is none",
    text: `
FROM a:1
LABEL k=latest
        ^^^^^^ label-not-version: k has to be a semantic version such as 1.4.0 or 2.0.0-rc.1.
LABEL k=1.4
        ^^^ label-not-version: k has to be a semantic version such as 1.4.0 or 2.0.0-rc.1.
LABEL k=v1.4.0
        ^^^^^^ label-not-version: k has to be a semantic version such as 1.4.0 or 2.0.0-rc.1.
LABEL k=01.2.3
        ^^^^^^ label-not-version: k has to be a semantic version such as 1.4.0 or 2.0.0-rc.1.
LABEL k=1.2.3-
        ^^^^^^ label-not-version: k has to be a semantic version such as 1.4.0 or 2.0.0-rc.1.
`,
  },
  {
    title: "takes what is one",
    text: `
FROM a:1
LABEL k=1.4.0
LABEL k=2.0.0-rc.1+build.5
LABEL k=0.0.0-x-y
`,
  },
  {
    title: "judges known values of that label alone",
    text: `
FROM a:1
ARG A=x
ENV E=latest
LABEL k=$A other=x
LABEL k=$UNKNOWN
LABEL k=""
LABEL k=$E
        ^^ label-not-version: k has to be a semantic version such as 1.4.0 or 2.0.0-rc.1.
`,
  },
];

const FIXED: readonly { readonly title: string; readonly text: string; readonly after: string }[] =
  [
    {
      title: "leaves out a v and adds the numbers that are missing",
      text: `
FROM a:1
LABEL k="v1.4.0"
LABEL k=2
LABEL k=1.4
LABEL k=latest
`,
      after: `
FROM a:1
LABEL k="1.4.0"
LABEL k=2.0.0
LABEL k=1.4.0
LABEL k=latest
`,
    },
  ];

describe("label-not-version", () => {
  it.each(FOUND)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text), { configuration })).toBe(text);
  });

  it.each(FIXED)("$title", async ({ text, after }) => {
    expect(await fixed([rule], text, ["safe", "suggestion"], { configuration })).toBe(after);
  });
});
