import { describe, expect, it } from "vitest";
import { DEFAULT_CONFIGURATION } from "../lint/configuration.ts";
import { marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./label-not-email.ts";

const configuration = {
  ...DEFAULT_CONFIGURATION,
  extends: "all",
  rules: new Map([["missing-label", { severity: null, options: { labelSchema: { k: "email" } } }]]),
} as const;

const FOUND: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "reports what is none",
    text: `
FROM a:1
LABEL k=team
        ^^^^ label-not-email: k has to be an email address such as team@example.com.
LABEL k=@example.com
        ^^^^^^^^^^^^ label-not-email: k has to be an email address such as team@example.com.
LABEL k=a@b@c
        ^^^^^ label-not-email: k has to be an email address such as team@example.com.
LABEL k="a b@c.d"
        ^^^^^^^^^ label-not-email: k has to be an email address such as team@example.com.
LABEL k=a@-b.c
        ^^^^^^ label-not-email: k has to be an email address such as team@example.com.
`,
  },
  {
    title: "takes what is one",
    text: `
FROM a:1
LABEL k=team+x@example.com
LABEL k=a.b@sub.example.co
LABEL k=root@localhost
`,
  },
  {
    title: "judges known values of that label alone",
    text: `
FROM a:1
ARG A=x
ENV E=team
LABEL k=$A other=x
LABEL k=$UNKNOWN
LABEL k=""
LABEL k=$E
        ^^ label-not-email: k has to be an email address such as team@example.com.
`,
  },
];

describe("label-not-email", () => {
  it.each(FOUND)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text), { configuration })).toBe(text);
  });
});
