import { describe, expect, it } from "vitest";
import { fixed, marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./invalid-definition-description.ts";

const FOUND: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "reports comments above that begin otherwise",
    text: `\
# check=experimental=InvalidDefinitionDescription
# x
ARG a=1
    ^ invalid-definition-description: A comment above ARG describes it where it begins with its name: # a ….
# a is good
ARG a
# base for all
FROM a:1 AS base
# base is good
FROM a:1 AS base
# what
ARG b c
    ^ invalid-definition-description: A comment above ARG describes it where it begins with its name: # b ….
# c is good
ARG b c
# Two is lower
FROM a:1 AS Two
            ^^^ invalid-definition-description: A comment above FROM describes it where it begins with its name: # two ….
`,
  },
  {
    title: "leaves alone comments elsewhere",
    text: `\
# check=experimental=all
# x
#

ARG a=1
# x
#
ARG a=1
# x
FROM a:1
# x
RUN y
# first
# a second
ARG a
`,
  },
  {
    title: "needs to be asked",
    text: `\
# x
ARG a=1
FROM a:1
`,
  },
];

const FIXED: readonly { readonly title: string; readonly text: string; readonly after: string }[] =
  [
    {
      title: "puts the name in front",
      text: `\
# check=experimental=all
# is x
ARG a=1
FROM a:1
`,
      after: `\
# check=experimental=all
# a is x
ARG a=1
FROM a:1
`,
    },
  ];

describe("invalid-definition-description", () => {
  it.each(FOUND)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });

  it.each(FIXED)("$title", async ({ text, after }) => {
    expect(await fixed([rule], text)).toBe(after);
  });
});
