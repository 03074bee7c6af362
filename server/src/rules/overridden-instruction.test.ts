import { describe, expect, it } from "vitest";
import { fixed, marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./overridden-instruction.ts";

const FOUND: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "reports what is replaced, and on request what replaces it",
    text: `
FROM a:1
CMD a
^^^ overridden-instruction: This CMD has no effect: the one on line 4 takes its place.
CMD b
^^^ overridden-instruction: The stage has its CMD on line 3 already; only the last one counts.
ENTRYPOINT a
^^^^^^^^^^ overridden-instruction: This ENTRYPOINT has no effect: the one on line 7 takes its place.
HEALTHCHECK NONE
^^^^^^^^^^^ overridden-instruction: This HEALTHCHECK has no effect: the one on line 8 takes its place.
ENTRYPOINT b
^^^^^^^^^^ overridden-instruction: The stage has its ENTRYPOINT on line 5 already; only the last one counts.
HEALTHCHECK CMD a
^^^^^^^^^^^ overridden-instruction: The stage has its HEALTHCHECK on line 6 already; only the last one counts.
`,
  },
  {
    title: "does not look beyond a stage",
    text: `
FROM a:1 AS x
CMD a
FROM x
CMD b
ONBUILD CMD c
`,
  },
  {
    title: "knows what a stage inherits by ONBUILD",
    text: `
FROM a:1 AS x
ONBUILD CMD a
FROM x
     ^ overridden-instruction: This CMD has no effect: the one on line 5 takes its place.
CMD b
^^^ overridden-instruction: The stage has its CMD on line 4 already; only the last one counts.
`,
  },
];

const FIXED: readonly { readonly title: string; readonly text: string; readonly after: string }[] =
  [
    {
      title: "removes what has no effect",
      text: `
FROM a:1
CMD ["a", \\
 "b"]
RUN x
CMD b
`,
      after: `
FROM a:1
RUN x
CMD b
`,
    },
  ];

describe("overridden-instruction", () => {
  it.each(FOUND)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });

  it.each(FIXED)("$title", async ({ text, after }) => {
    expect(await fixed([rule], text)).toBe(after);
  });
});
