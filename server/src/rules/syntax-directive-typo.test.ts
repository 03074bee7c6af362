import { describe, expect, it } from "vitest";
import { fixed, marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./syntax-directive-typo.ts";

const FOUND: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "reports slips in a name",
    text: `# sytnax=docker/dockerfile:1
  ^^^^^^ syntax-directive-typo: sytnax is no directive, so a build takes this line for a comment: write syntax.
# escpae = \`
  ^^^^^^ syntax-directive-typo: escpae is no directive, so a build takes this line for a comment: write escape.
FROM a:1
`,
  },
  {
    title: "reports what has no =",
    text: `# syntax: docker/dockerfile:1
  ^^^^^^ syntax-directive-typo: Without = a build takes this line for a comment: write syntax=.
FROM a:1
`,
  },
  {
    title: "reports what stands too low",
    text: `
# syntax=docker/dockerfile:1
^^^^^^^^^^^^^^^^^^^^^^^^^^^^ syntax-directive-typo: A directive counts only at the very top, before any other comment, blank line or instruction: a build takes this line for a comment.
FROM a:1
# escape=\`
^^^^^^^^^^ syntax-directive-typo: A directive counts only at the very top, before any other comment, blank line or instruction: a build takes this line for a comment.
`,
  },
  {
    title: "reports a slip in the image",
    text: `# syntax=docker/dockerfiel:1
         ^^^^^^^^^^^^^^^^^ syntax-directive-typo: There is no Dockerfile syntax called docker/dockerfiel. Did you mean docker/dockerfile?
FROM a:1
`,
  },
  {
    title: "leaves alone directives, other syntaxes and other comments",
    text: `# syntax=docker/dockerfile-upstream:master
# escape=\`
# check=skip=all
# syntax errors are found by a build
# escape sequences
# syntax=yes
# check=skip=DL3006
FROM a:1
`,
  },
  {
    title: "leaves alone others' syntaxes",
    text: `# syntax=someone/dockerfile-plus:1
FROM a:1
`,
  },
];

const FIXED: readonly { readonly title: string; readonly text: string; readonly after: string }[] =
  [
    {
      title: "corrects names and signs",
      text: `# sytnax=docker/dockerfile:1
FROM a:1
`,
      after: `# syntax=docker/dockerfile:1
FROM a:1
`,
    },
    {
      title: "moves to the top",
      text: `# Mine
#syntax=docker/dockerfile:1
FROM a:1
`,
      after: `#syntax=docker/dockerfile:1
# Mine
FROM a:1
`,
    },
    {
      title: "corrects the image",
      text: `# syntax=docker/dokerfile:1.7
FROM a:1
`,
      after: `# syntax=docker/dockerfile:1.7
FROM a:1
`,
    },
    {
      title: "puts in a =",
      text: `# syntax: docker/dockerfile:1
FROM a:1
`,
      after: `# syntax=docker/dockerfile:1
FROM a:1
`,
    },
  ];

describe("syntax-directive-typo", () => {
  it.each(FOUND)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });

  it.each(FIXED)("$title", async ({ text, after }) => {
    expect(await fixed([rule], text)).toBe(after);
  });
});
