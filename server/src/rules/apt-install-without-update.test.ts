import { describe, expect, it } from "vitest";
import { fixed, marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./apt-install-without-update.ts";

const FOUND: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "reports an install where there are no lists",
    text: `
FROM debian:13
RUN apt-get install -y curl
    ^^^^^^^^^^^^^^^ apt-install-without-update: There are no lists of packages here, so apt-get finds none: run apt-get update first.
RUN apt-get install -y git
FROM node:24
RUN echo a && apt-get -y install a && apt-get clean
              ^^^^^^^^^^^^^^^^^^ apt-install-without-update: There are no lists of packages here, so apt-get finds none: run apt-get update first.
`,
  },
  {
    title: "remembers that the lists were removed",
    text: `
FROM ubuntu:24.04
RUN apt-get update && apt-get install -y a && rm -rf /var/lib/apt/lists/*
RUN apt-get install -y b
    ^^^^^^^^^^^^^^^ apt-install-without-update: There are no lists of packages here, so apt-get finds none: run apt-get update first.
`,
  },
  {
    title: "leaves alone what may work",
    text: `
FROM debian:13 AS a
RUN apt-get update && apt-get install -y a
RUN apt-get install -y b
FROM a
RUN apt-get install -y c
FROM debian:13
RUN curl -fsSL https://a | bash -
RUN apt-get install -y nodejs
FROM debian:13
RUN apt-get install -y ./a.deb $PACKAGES
RUN --mount=type=cache,target=/var/lib/apt apt-get install -y a
FROM my/image:1
RUN apt-get install -y a
FROM python:3.13-alpine
RUN apt-get install -y a
FROM debian:13
RUN ./setup && apt-get install -y a
`,
  },
];

const FIXED: readonly { readonly title: string; readonly text: string; readonly after: string }[] =
  [
    {
      title: "runs the update first",
      text: `
FROM debian:13
RUN apt-get install -y curl
`,
      after: `
FROM debian:13
RUN apt-get update && apt-get install -y curl
`,
    },
  ];

describe("apt-install-without-update", () => {
  it.each(FOUND)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });

  it.each(FIXED)("$title", async ({ text, after }) => {
    expect(await fixed([rule], text)).toBe(after);
  });
});
