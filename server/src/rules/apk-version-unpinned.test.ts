import { describe, expect, it } from "vitest";
import { marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./apk-version-unpinned.ts";

const FOUND: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "names what has no version",
    text: `
FROM alpine:3.22
RUN apk add --no-cache curl
                       ^^^^ apk-version-unpinned: curl comes in whatever version there is on the day of the build: write curl=<version>.
RUN apk --no-cache add curl=8.14.1-r1 git jq~=1.7 vim
                                      ^^^ apk-version-unpinned: git and 1 more come in whatever version there is on the day of the build: write git=<version>.
RUN apk add -t .build-deps gcc && apk add --virtual .deps -X https://a/b make
                           ^^^ apk-version-unpinned: gcc comes in whatever version there is on the day of the build: write gcc=<version>.
                                                                         ^^^^ apk-version-unpinned: make comes in whatever version there is on the day of the build: write make=<version>.
`,
  },
  {
    title: "takes versions, files and conflicts",
    text: `
FROM alpine:3.22
RUN apk add --no-cache curl=8.14.1-r1 jq~1.7 'git>2' ./x.apk '!busybox'
RUN apk add --virtual .build-deps curl=8 && apk del .build-deps && apk update
`,
  },
  {
    title: "knows that a repository is no version",
    text: `
FROM alpine:3.22
RUN apk add --no-cache curl@edge
                       ^^^^^^^^^ apk-version-unpinned: curl@edge comes in whatever version there is on the day of the build: write curl=<version>.
RUN apk add --no-cache curl@edge=8.14
`,
  },
];

describe("apk-version-unpinned", () => {
  it.each(FOUND)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });
});
