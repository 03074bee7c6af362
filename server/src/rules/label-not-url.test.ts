import { describe, expect, it } from "vitest";
import { DEFAULT_CONFIGURATION } from "../lint/configuration.ts";
import { marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./label-not-url.ts";

const configuration = {
  ...DEFAULT_CONFIGURATION,
  extends: "all",
  rules: new Map([["missing-label", { severity: null, options: { labelSchema: { k: "url" } } }]]),
} as const;

const FOUND: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "reports what is none",
    text: `
FROM a:1
LABEL k=example.com/x
        ^^^^^^^^^^^^^ label-not-url: k has to be a URL such as https://example.com/docs.
LABEL k="see docs"
        ^^^^^^^^^^ label-not-url: k has to be a URL such as https://example.com/docs.
LABEL k=http:
        ^^^^^ label-not-url: k has to be a URL such as https://example.com/docs.
LABEL k="http://a b"
        ^^^^^^^^^^^^ label-not-url: k has to be a URL such as https://example.com/docs.
`,
  },
  {
    title: "takes what is one",
    text: `
FROM a:1
LABEL k=https://example.com/x?y=%20z
LABEL k=mailto:a@b.c
LABEL k=git+ssh://h/x
LABEL k=http://[::1]:80/
`,
  },
  {
    title: "judges known values of that label alone",
    text: `
FROM a:1
ARG A=x
ENV E=example.com/x
LABEL k=$A other=x
LABEL k=$UNKNOWN
LABEL k=""
LABEL k=$E
        ^^ label-not-url: k has to be a URL such as https://example.com/docs.
`,
  },
];

describe("label-not-url", () => {
  it.each(FOUND)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text), { configuration })).toBe(text);
  });
});
