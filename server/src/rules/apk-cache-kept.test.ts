import { describe, expect, it } from "vitest";
import { fixed, marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./apk-cache-kept.ts";

const FOUND: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "reports every add",
    text: `
FROM alpine:3.22
RUN apk add curl && apk -q add git
    ^^^^^^^ apk-cache-kept: apk add keeps its index in the layer, which nobody needs there: add --no-cache.
                    ^^^^^^^^^^ apk-cache-kept: apk add keeps its index in the layer, which nobody needs there: add --no-cache.
ONBUILD RUN apk update && apk add curl
                          ^^^^^^^ apk-cache-kept: apk add keeps its index in the layer, which nobody needs there: add --no-cache.
RUN apk add curl && rm -rf /var/cache/apk/*
    ^^^^^^^ apk-cache-kept: apk add keeps its index in the layer, which nobody needs there: add --no-cache.
`,
  },
  {
    title: "takes what keeps the index out",
    text: `
FROM alpine:3.22
RUN apk add --no-cache curl && apk --no-cache add git
RUN --mount=type=cache,target=/var/cache/apk apk add curl
RUN --mount=type=tmpfs,target=/var/cache/apk apk add curl
RUN apk del curl && apk --cache-dir /x add a
`,
  },
];

const FIXED: readonly { readonly title: string; readonly text: string; readonly after: string }[] =
  [
    {
      title: "puts it behind the subcommand",
      text: `
FROM alpine:3.22
RUN apk add curl
RUN ["apk", "add", "curl"]
`,
      after: `
FROM alpine:3.22
RUN apk add --no-cache curl
RUN ["apk", "add", "--no-cache", "curl"]
`,
    },
  ];

describe("apk-cache-kept", () => {
  it.each(FOUND)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });

  it.each(FIXED)("$title", async ({ text, after }) => {
    expect(await fixed([rule], text)).toBe(after);
  });
});
