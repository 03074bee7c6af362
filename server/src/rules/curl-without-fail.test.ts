import { describe, expect, it } from "vitest";
import { fixed, marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./curl-without-fail.ts";

const FOUND: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "reports downloads that cannot fail",
    text: `
FROM debian:13
RUN curl https://a/b -o c && curl -sSL https://a/b | tar xz
    ^^^^ curl-without-fail: Where the server answers with an error, curl takes its page for the download: add -f.
                             ^^^^ curl-without-fail: Where the server answers with an error, curl takes its page for the download: add -f.
RUN curl --output file https://a/b; curl -ofile https://a/b; curl "$URL"
    ^^^^ curl-without-fail: Where the server answers with an error, curl takes its page for the download: add -f.
                                    ^^^^ curl-without-fail: Where the server answers with an error, curl takes its page for the download: add -f.
                                                             ^^^^ curl-without-fail: Where the server answers with an error, curl takes its page for the download: add -f.
ONBUILD RUN curl -O https://a/b
            ^^^^ curl-without-fail: Where the server answers with an error, curl takes its page for the download: add -f.
`,
  },
  {
    title: "takes what settles it",
    text: `
FROM debian:13
RUN curl -f https://a/b && curl -fsSL https://a/b | sh && curl --fail -o x https://a
RUN curl --fail-with-body https://a && curl -sIL https://a && curl -w '%{http_code}' https://a
RUN curl --version && curl -K x https://a && curl http://localhost:8080/health
`,
  },
];

const FIXED: readonly { readonly title: string; readonly text: string; readonly after: string }[] =
  [
    {
      title: "adds it to the letters that are there",
      text: `
FROM debian:13
RUN curl -sSL https://a/b | sh && curl https://a/b -o c
RUN curl -o x https://a/b
RUN ["curl", "-sS", "https://a/b"]
`,
      after: `
FROM debian:13
RUN curl -fsSL https://a/b | sh && curl -f https://a/b -o c
RUN curl -f -o x https://a/b
RUN ["curl", "-f", "-sS", "https://a/b"]
`,
    },
  ];

describe("curl-without-fail", () => {
  it.each(FOUND)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });

  it.each(FIXED)("$title", async ({ text, after }) => {
    expect(await fixed([rule], text)).toBe(after);
  });
});
