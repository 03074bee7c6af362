import { describe, expect, it } from "vitest";
import { fixed, marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./curl-without-location.ts";

const FOUND: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "reports what does not follow",
    text: `
FROM debian:13
RUN curl -fO https://github.com/a/b/releases/download/v1/b.tgz
    ^^^^ curl-without-location: This address sends curl elsewhere, and it does not go there by itself: add -L.
RUN curl -f https://a/b -o c
    ^^^^ curl-without-location: Where the server sends it elsewhere, curl does not go there by itself: add -L.
`,
  },
  {
    title: "takes what settles it",
    text: `
FROM debian:13
RUN curl -fL https://github.com/a/b/archive/x.tgz && curl --location https://a/b
RUN curl -fsSL https://a/b && curl -X POST https://a/b && curl -I https://a/b
`,
  },
];

const FIXED: readonly { readonly title: string; readonly text: string; readonly after: string }[] =
  [
    {
      title: "adds it",
      text: `
FROM debian:13
RUN curl -fO https://github.com/a/b/releases/download/v1/b.tgz
RUN curl -o c -f https://a/b
`,
      after: `
FROM debian:13
RUN curl -LfO https://github.com/a/b/releases/download/v1/b.tgz
RUN curl -L -o c -f https://a/b
`,
    },
  ];

describe("curl-without-location", () => {
  it.each(FOUND)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });

  it.each(FIXED)("$title", async ({ text, after }) => {
    expect(await fixed([rule], text)).toBe(after);
  });
});
