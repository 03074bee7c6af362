import { describe, expect, it } from "vitest";
import { fixed, marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./inconsistent-instruction-casing.ts";

const FOUND: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "reports what most are not",
    text: `
FROM a:1
RUN true
copy a b
^^^^ inconsistent-instruction-casing: Most instructions here are in upper case; write copy as COPY.
Cmd ["x"]
^^^ inconsistent-instruction-casing: Most instructions here are in upper case; write Cmd as CMD.
`,
  },
  {
    title: "goes with lower case where that is more",
    text: `
from a:1
run true
USER x
^^^^ inconsistent-instruction-casing: Most instructions here are in lower case; write USER as user.
`,
  },
  {
    title: "takes upper case where both are as many",
    text: `
FROM a:1
run true
^^^ inconsistent-instruction-casing: Most instructions here are in upper case; write run as RUN.
`,
  },
  {
    title: "counts neither arguments above nor triggers",
    text: `
arg x=1
FROM a:1
ONBUILD run true
`,
  },
  {
    title: "is content with one case",
    text: `
from a:1
run true
`,
  },
];

const FIXED: readonly { readonly title: string; readonly text: string; readonly after: string }[] =
  [
    {
      title: "writes all in the same case",
      text: `
FROM a:1
RUN true
copy a b
Cmd ["x"]
`,
      after: `
FROM a:1
RUN true
COPY a b
CMD ["x"]
`,
    },
  ];

describe("inconsistent-instruction-casing", () => {
  it.each(FOUND)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });

  it.each(FIXED)("$title", async ({ text, after }) => {
    expect(await fixed([rule], text)).toBe(after);
  });
});
