import { describe, expect, it } from "vitest";
import { fixed, marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./empty-continuation-line.ts";

const FOUND: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "reports the first blank lines of an instruction",
    text: `
FROM a:1
RUN a \\

| empty-continuation-line: A blank line inside a continued instruction will be refused one day: remove it.
  b \\

  c
RUN a \\
  
^^… empty-continuation-line: A blank line inside a continued instruction will be refused one day: remove it.

  b
`,
  },
  {
    title: "leaves alone comments, heredocs and blank lines between",
    text: `
FROM a:1

RUN a \\
# c
  b

COPY <<E /x

E
`,
  },
  {
    title: "looks behind ONBUILD",
    text: `
FROM a:1
ONBUILD RUN a \\

| empty-continuation-line: A blank line inside a continued instruction will be refused one day: remove it.
 b
`,
  },
  {
    title: "knows the other escape character",
    text: `\
# escape=\`
FROM a:1
RUN a \`

| empty-continuation-line: A blank line inside a continued instruction will be refused one day: remove it.
 b
`,
  },
];

const FIXED: readonly { readonly title: string; readonly text: string; readonly after: string }[] =
  [
    {
      title: "removes them all",
      text: `
FROM a:1
RUN a \\

  b \\
  

  c
CMD ["x"]
`,
      after: `
FROM a:1
RUN a \\
  b \\
  c
CMD ["x"]
`,
    },
  ];

describe("empty-continuation-line", () => {
  it.each(FOUND)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });

  it.each(FIXED)("$title", async ({ text, after }) => {
    expect(await fixed([rule], text)).toBe(after);
  });
});
