import { describe, expect, it } from "vitest";
import { fixed, marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./duplicate-label.ts";

const FOUND: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "reports the values that are overridden",
    text: `
FROM a:1
LABEL a=1 b=2 "a"=3
      ^^^ duplicate-label: Line 3 sets a again, so this value is never seen: take one of them out.
          ^^^ duplicate-label: Line 4 sets b again, so this value is never seen: take one of them out.
LABEL b 4
FROM a:1
LABEL a=1
`,
  },
  {
    title: "leaves alone what is set anew elsewhere",
    text: `
FROM a:1 AS b
LABEL a=1
ONBUILD LABEL a=2
FROM b
LABEL a=3 $X=4 $X=5
`,
  },
];

const FIXED: readonly { readonly title: string; readonly text: string; readonly after: string }[] =
  [
    {
      title: "takes out what is overridden",
      text: `
FROM a:1
LABEL a=1 b=2 \\
      a=3
  LABEL c=1
RUN x
LABEL c=2 \\
      d=1 \\
      b=4 d=2
`,
      after: `
FROM a:1
LABEL a=3
RUN x
LABEL c=2 \\
      b=4 d=2
`,
    },
  ];

describe("duplicate-label", () => {
  it.each(FOUND)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });

  it.each(FIXED)("$title", async ({ text, after }) => {
    expect(await fixed([rule], text)).toBe(after);
  });
});
