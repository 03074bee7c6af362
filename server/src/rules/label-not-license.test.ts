import { describe, expect, it } from "vitest";
import { DEFAULT_CONFIGURATION } from "../lint/configuration.ts";
import { fixed, marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./label-not-license.ts";

const configuration = {
  ...DEFAULT_CONFIGURATION,
  extends: "all",
  rules: new Map([["missing-label", { severity: null, options: { labelSchema: { k: "spdx" } } }]]),
} as const;

const FOUND: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "reports what is none",
    text: `
FROM a:1
LABEL k=apache2
        ^^^^^^^ label-not-license: k has to be a license by its SPDX name, such as Apache-2.0.
LABEL k=mit
        ^^^ label-not-license: k has to be a license by its SPDX name, such as Apache-2.0.
LABEL k="MIT OR"
        ^^^^^^^^ label-not-license: k has to be a license by its SPDX name, such as Apache-2.0.
LABEL k="MIT GPL-2.0-only"
        ^^^^^^^^^^^^^^^^^^ label-not-license: k has to be a license by its SPDX name, such as Apache-2.0.
LABEL k=(MIT
        ^^^^ label-not-license: k has to be a license by its SPDX name, such as Apache-2.0.
`,
  },
  {
    title: "takes what is one",
    text: `
FROM a:1
LABEL k=MIT
LABEL k=GPL-2.0+
LABEL k="MIT OR (Apache-2.0 AND 0BSD)"
LABEL k="GPL-2.0-only WITH Classpath-exception-2.0"
LABEL k=LicenseRef-own
`,
  },
  {
    title: "judges known values of that label alone",
    text: `
FROM a:1
ARG A=x
ENV E=apache2
LABEL k=$A other=x
LABEL k=$UNKNOWN
LABEL k=""
LABEL k=$E
        ^^ label-not-license: k has to be a license by its SPDX name, such as Apache-2.0.
`,
  },
];

const FIXED: readonly { readonly title: string; readonly text: string; readonly after: string }[] =
  [
    {
      title: "writes a license as SPDX does",
      text: `
FROM a:1
LABEL k="mit"
LABEL k=APACHE-2.0
LABEL k=other
`,
      after: `
FROM a:1
LABEL k="MIT"
LABEL k=Apache-2.0
LABEL k=other
`,
    },
  ];

describe("label-not-license", () => {
  it.each(FOUND)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text), { configuration })).toBe(text);
  });

  it.each(FIXED)("$title", async ({ text, after }) => {
    expect(await fixed([rule], text, ["safe", "suggestion"], { configuration })).toBe(after);
  });
});
