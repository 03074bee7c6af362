import { describe, expect, it } from "vitest";
import { DEFAULT_CONFIGURATION } from "../lint/configuration.ts";
import { marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./label-not-time.ts";

const configuration = {
  ...DEFAULT_CONFIGURATION,
  extends: "all",
  rules: new Map([
    ["missing-label", { severity: null, options: { labelSchema: { k: "rfc3339" } } }],
  ]),
} as const;

const FOUND: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "reports what is none",
    text: `
FROM a:1
LABEL k=2026-01-31
        ^^^^^^^^^^ label-not-time: k has to be a time such as 2026-01-31T12:00:00Z.
LABEL k=2026-02-29T12:00:00Z
        ^^^^^^^^^^^^^^^^^^^^ label-not-time: k has to be a time such as 2026-01-31T12:00:00Z.
LABEL k=2026-13-01T12:00:00Z
        ^^^^^^^^^^^^^^^^^^^^ label-not-time: k has to be a time such as 2026-01-31T12:00:00Z.
LABEL k=2026-01-31T24:00:00Z
        ^^^^^^^^^^^^^^^^^^^^ label-not-time: k has to be a time such as 2026-01-31T12:00:00Z.
LABEL k=2026-01-31T12:00:00
        ^^^^^^^^^^^^^^^^^^^ label-not-time: k has to be a time such as 2026-01-31T12:00:00Z.
`,
  },
  {
    title: "takes what is one",
    text: `
FROM a:1
LABEL k=2026-01-31T12:00:00Z
LABEL k=2024-02-29T23:59:60.123+05:30
LABEL k="2026-01-31 12:00:00-00:00"
`,
  },
  {
    title: "judges known values of that label alone",
    text: `
FROM a:1
ARG A=x
ENV E=2026-01-31
LABEL k=$A other=x
LABEL k=$UNKNOWN
LABEL k=""
LABEL k=$E
        ^^ label-not-time: k has to be a time such as 2026-01-31T12:00:00Z.
`,
  },
];

describe("label-not-time", () => {
  it.each(FOUND)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text), { configuration })).toBe(text);
  });
});
