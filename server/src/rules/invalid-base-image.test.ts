import { describe, expect, it } from "vitest";
import { fixed, marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./invalid-base-image.ts";

const FOUND: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "reports what names nothing or no image",
    text: `
FROM $NONE
     ^^^^^ invalid-base-image: $NONE is empty here, so FROM names nothing: give its ARG a default.
FROM a:
     ^^ invalid-base-image: a: is not an image reference.
FROM A:1
     ^^^ invalid-base-image: A:1 is not an image reference.
ARG x
FROM ""
     ^^ invalid-base-image: "" is empty here, so FROM names nothing: give its ARG a default.
`,
  },
  {
    title: "warns where a build has to give an argument",
    text: `
ARG TAG
ARG UP=UPPER
FROM a:$TAG
     ^^^^^^ invalid-base-image: a:$TAG is a: unless a build gives the argument: give its ARG a default that works.
FROM $UP:1
     ^^^^^ invalid-base-image: $UP:1 is UPPER:1 here, which is not an image reference.
FROM \${TAG:-a}
`,
  },
  {
    title: "knows that stages are found in lower case alone",
    text: `
FROM a:1 AS Base
FROM Base
     ^^^^ invalid-base-image: A build finds stages in lower case alone: write base.
FROM base
`,
  },
  {
    title: "leaves alone what it can read, and what cannot be expanded",
    text: `
ARG V=1
FROM a:$V
FROM a\${NONE}:1
FROM scratch
FROM \${V:^}
`,
  },
];

const FIXED: readonly { readonly title: string; readonly text: string; readonly after: string }[] =
  [
    {
      title: "writes the stage as a build finds it",
      text: `
FROM a:1 AS Base
FROM Base
`,
      after: `
FROM a:1 AS Base
FROM base
`,
    },
  ];

describe("invalid-base-image", () => {
  it.each(FOUND)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });

  it.each(FIXED)("$title", async ({ text, after }) => {
    expect(await fixed([rule], text)).toBe(after);
  });
});
