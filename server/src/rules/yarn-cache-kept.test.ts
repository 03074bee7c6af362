import { describe, expect, it } from "vitest";
import { fixed, marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./yarn-cache-kept.ts";

const FOUND: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "reports what stays in an image",
    text: `
FROM node:24 AS build
RUN yarn install
FROM node:24 AS base
RUN yarn install
    ^^^^^^^^^^^^ yarn-cache-kept: What yarn install downloads stays in the layer: end this RUN with yarn cache clean.
FROM base
COPY --from=build /a /b
RUN yarn --cwd /app install --frozen-lockfile && yarn build
    ^^^^^^^^^^^^^^^^^^^^^^^ yarn-cache-kept: What yarn install downloads stays in the layer: end this RUN with yarn cache clean.
`,
  },
  {
    title: "takes every way to clean",
    text: `
FROM node:24
RUN yarn install && yarn cache clean
RUN yarn install && rm -rf /root/.cache/yarn
RUN --mount=type=cache,target=/root/.cache/yarn yarn install
RUN --mount=type=cache,target=/usr/local/share/.cache/yarn yarn install
RUN yarn build && yarn run install
`,
  },
];

const FIXED: readonly { readonly title: string; readonly text: string; readonly after: string }[] =
  [
    {
      title: "ends with a clean-up",
      text: `
FROM node:24
RUN yarn install
`,
      after: `
FROM node:24
RUN yarn install && yarn cache clean
`,
    },
  ];

describe("yarn-cache-kept", () => {
  it.each(FOUND)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });

  it.each(FIXED)("$title", async ({ text, after }) => {
    expect(await fixed([rule], text)).toBe(after);
  });
});
