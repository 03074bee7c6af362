import { describe, expect, it } from "vitest";
import { marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./missing-healthcheck.ts";

const FOUND: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "reports images without",
    text: `
FROM a:1 AS base
^^^^ missing-healthcheck: Nothing tells whether a container of this image works: add a HEALTHCHECK, or HEALTHCHECK NONE.
RUN x
FROM b:1
^^^^ missing-healthcheck: Nothing tells whether a container of this image works: add a HEALTHCHECK, or HEALTHCHECK NONE.
ONBUILD HEALTHCHECK NONE
`,
  },
  {
    title: "counts what is inherited, NONE, and serving a stage that has one",
    text: `
FROM a:1 AS base
HEALTHCHECK CMD a
FROM base
FROM b:1 AS build
FROM c:1
COPY --from=build /a /b
HEALTHCHECK NONE
`,
  },
  {
    title: "leaves alone a part of a file",
    text: `
RUN a
`,
  },
];

describe("missing-healthcheck", () => {
  it.each(FOUND)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });
});
