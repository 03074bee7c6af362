import { describe, expect, it } from "vitest";
import { fixed, marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./relative-workdir.ts";

const FOUND: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "reports the first of a stage, and on request what stands below it",
    text: `
FROM a:1
WORKDIR app
        ^^^ relative-workdir: WORKDIR app is relative, and nothing here says to what: it depends on the base image.
WORKDIR sub
        ^^^ relative-workdir: WORKDIR sub goes on from the one before; an absolute path says where it is.
WORKDIR /x
`,
  },
  {
    title: "takes every absolute spelling",
    text: `
FROM a:1
WORKDIR /app
FROM a:1
WORKDIR "/app dir"
FROM a:1
WORKDIR C:\\app
FROM a:1
WORKDIR 'd:/x'
`,
  },
  {
    title: "counts the stage that this one begins from",
    text: `
FROM a:1 AS one
WORKDIR /srv
FROM one AS two
FROM two
WORKDIR app
        ^^^ relative-workdir: WORKDIR app goes on from the one before; an absolute path says where it is.
`,
  },
  {
    title: "looks at each stage for itself",
    text: `
FROM a:1 AS one
WORKDIR /srv
FROM a:1
WORKDIR app
        ^^^ relative-workdir: WORKDIR app is relative, and nothing here says to what: it depends on the base image.
`,
  },
  {
    title: "expands variables, and leaves alone those it does not know",
    text: `
FROM a:1
ARG DIR=app
WORKDIR $DIR
        ^^^^ relative-workdir: WORKDIR $DIR is relative, and nothing here says to what: it depends on the base image.
FROM a:1
ARG ROOT=/app
WORKDIR \${ROOT}/x
FROM a:1
WORKDIR $HOME/x
`,
  },
];

const FIXED: readonly { readonly title: string; readonly text: string; readonly after: string }[] =
  [
    {
      title: "knows where an empty image begins",
      text: `
FROM scratch
WORKDIR app
`,
      after: `
FROM scratch
WORKDIR /app
`,
    },
    {
      title: "makes the path absolute",
      text: `
FROM a:1
WORKDIR ./app
FROM a:1
ARG D=x
WORKDIR \${D}/y
FROM a:1
WORKDIR ../x
`,
      after: `
FROM a:1
WORKDIR /app
FROM a:1
ARG D=x
WORKDIR /\${D}/y
FROM a:1
WORKDIR ../x
`,
    },
  ];

describe("relative-workdir", () => {
  it.each(FOUND)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });

  it.each(FIXED)("$title", async ({ text, after }) => {
    expect(await fixed([rule], text)).toBe(after);
  });
});
