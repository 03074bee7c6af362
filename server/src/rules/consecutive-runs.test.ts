import { describe, expect, it } from "vitest";
import { fixed, marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./consecutive-runs.ts";

const FOUND: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "reports short RUNs that follow each other",
    text: `
FROM a:1
RUN a
RUN b && c
^^^ consecutive-runs: This RUN and the one above it could be one layer.
# a comment

RUN d
^^^ consecutive-runs: This RUN and the one above it could be one layer.
`,
  },
  {
    title: "leaves alone long ones, other flags and what stands between",
    text: `
FROM a:1
RUN a
RUN b && c && d
RUN e
COPY a b
RUN f
RUN --network=none g
FROM a:1
RUN h
ONBUILD RUN i
RUN j
`,
  },
];

const FIXED: readonly { readonly title: string; readonly text: string; readonly after: string }[] =
  [
    {
      title: "joins them",
      text: `
FROM a:1
RUN --network=none a
# why

RUN --network=none b && \\
    c
RUN d
RUN ["e"]
`,
      after: `
FROM a:1
RUN --network=none a \\
# why
    && b && \\
    c
RUN d
RUN ["e"]
`,
    },
  ];

describe("consecutive-runs", () => {
  it.each(FOUND)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });

  it.each(FIXED)("$title", async ({ text, after }) => {
    expect(await fixed([rule], text)).toBe(after);
  });
});
