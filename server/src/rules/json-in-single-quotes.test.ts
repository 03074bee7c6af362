import { describe, expect, it } from "vitest";
import { fixed, marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./json-in-single-quotes.ts";

const FOUND: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "reports arrays that are none",
    text: `
FROM a:1
RUN ['a', 'b']
    ^^^^^^^^^^ json-in-single-quotes: RUN takes this as plain text: a JSON array needs double quotes.
COPY ['a', 'b']
     ^^^^^^^^^^ json-in-single-quotes: COPY takes this as plain text: a JSON array needs double quotes.
VOLUME ['/a']
       ^^^^^^ json-in-single-quotes: VOLUME takes this as plain text: a JSON array needs double quotes.
ONBUILD ADD ['a', 'b']
            ^^^^^^^^^^ json-in-single-quotes: ADD takes this as plain text: a JSON array needs double quotes.
`,
  },
  {
    title: "leaves alone arrays, tests and what has a rule of its own",
    text: `
FROM a:1
RUN ["a"]
RUN [ 'a' = 'b' ]
CMD ['a']
RUN ['a"b']
`,
  },
];

const FIXED: readonly { readonly title: string; readonly text: string; readonly after: string }[] =
  [
    {
      title: "uses double quotes",
      text: `
FROM a:1
RUN ['a', \\
 'b']
`,
      after: `
FROM a:1
RUN ["a", \\
 "b"]
`,
    },
  ];

describe("json-in-single-quotes", () => {
  it.each(FOUND)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });

  it.each(FIXED)("$title", async ({ text, after }) => {
    expect(await fixed([rule], text)).toBe(after);
  });
});
