import { describe, expect, it } from "vitest";
import { marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./apk-del-without-virtual.ts";

const FOUND: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "reports a list that is written twice",
    text: `
FROM alpine:3.22
RUN apk add --no-cache gcc make && make && apk del gcc make
                                           ^^^^^^^^^^^^^^^^ apk-del-without-virtual: This list has to be kept the same as that of apk add: give those a name with --virtual, and delete that.
`,
  },
  {
    title: "leaves alone one that has a name",
    text: `
FROM alpine:3.22
RUN apk add --no-cache --virtual .build gcc && make && apk del .build
RUN apk add --no-cache -t .build gcc && make && apk del .build
RUN apk del gcc
RUN apk add --no-cache gcc
`,
  },
];

describe("apk-del-without-virtual", () => {
  it.each(FOUND)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });
});
