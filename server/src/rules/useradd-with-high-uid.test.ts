import { describe, expect, it } from "vitest";
import { fixed, marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./useradd-with-high-uid.ts";

const FOUND: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "reports numbers of more than five digits",
    text: `
FROM debian:13
ARG APP_UID=1234567
RUN useradd -u 123456 app && useradd --uid 123456 -m app
               ^^^^^^ useradd-with-high-uid: With a number as high as 123456, useradd makes the login log huge: add -l.
                                           ^^^^^^ useradd-with-high-uid: With a number as high as 123456, useradd makes the login log huge: add -l.
RUN useradd -mu 1000000 app && useradd --uid=123456 app && useradd -u $APP_UID app
                ^^^^^^^ useradd-with-high-uid: With a number as high as 1000000, useradd makes the login log huge: add -l.
                                       ^^^^^^^^^^^^ useradd-with-high-uid: With a number as high as 123456, useradd makes the login log huge: add -l.
                                                                      ^^^^^^^^ useradd-with-high-uid: With a number as high as 1234567, useradd makes the login log huge: add -l.
ONBUILD RUN useradd -u 123456 app
                       ^^^^^^ useradd-with-high-uid: With a number as high as 123456, useradd makes the login log huge: add -l.
`,
  },
  {
    title: "leaves others alone",
    text: `
FROM debian:13
RUN useradd -u 12345 app && useradd app && useradd -l -u 123456 app
RUN useradd --no-log-init --uid 123456 app && useradd -lmu 123456 app && adduser -u 123456 a
`,
  },
];

const FIXED: readonly { readonly title: string; readonly text: string; readonly after: string }[] =
  [
    {
      title: "puts -l behind the program",
      text: `
FROM debian:13
RUN useradd -u 123456 app
`,
      after: `
FROM debian:13
RUN useradd -l -u 123456 app
`,
    },
  ];

describe("useradd-with-high-uid", () => {
  it.each(FOUND)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });

  it.each(FIXED)("$title", async ({ text, after }) => {
    expect(await fixed([rule], text)).toBe(after);
  });
});
