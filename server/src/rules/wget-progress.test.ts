import { describe, expect, it } from "vitest";
import { fixed, marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./wget-progress.ts";

const FOUND: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "reports a call that shows its progress",
    text: `
FROM debian:13
RUN wget https://a/b && wget -O x https://a/b
    ^^^^ wget-progress: wget fills the build's output with its progress: add --progress=dot:giga.
                        ^^^^ wget-progress: wget fills the build's output with its progress: add --progress=dot:giga.
FROM alpine:3.22
RUN wget https://a/b
    ^^^^ wget-progress: wget fills the build's output with its progress: add -q.
ONBUILD RUN wget https://a/b
            ^^^^ wget-progress: wget fills the build's output with its progress: add -q.
`,
  },
  {
    title: "takes every way to be quiet",
    text: `
FROM debian:13
RUN wget -q https://a/b && wget -qO- https://a/b && wget --quiet a && wget -nv a
RUN wget --progress=dot:giga a && wget -o log a && wget --append-output=x a && wget --no-verbose a
RUN apt-get install -y wget
`,
  },
];

const FIXED: readonly { readonly title: string; readonly text: string; readonly after: string }[] =
  [
    {
      title: "says it with what the program knows",
      text: `
FROM debian:13
RUN wget https://a/b
FROM alpine:3.22
RUN wget https://a/b
`,
      after: `
FROM debian:13
RUN wget --progress=dot:giga https://a/b
FROM alpine:3.22
RUN wget -q https://a/b
`,
    },
  ];

describe("wget-progress", () => {
  it.each(FOUND)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });

  it.each(FIXED)("$title", async ({ text, after }) => {
    expect(await fixed([rule], text)).toBe(after);
  });
});
