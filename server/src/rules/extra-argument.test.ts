import { describe, expect, it } from "vitest";
import { fixed, marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./extra-argument.ts";

const FOUND: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "reports what follows a user",
    text: `
FROM a:1
USER app app
         ^^^ extra-argument: USER takes a single argument; with the blank in it, it is no user, and no container starts.
USER app:app # why
             ^^^^^ extra-argument: USER takes a single argument; with the blank in it, it is no user, and no container starts.
ONBUILD USER a b
               ^ extra-argument: USER takes a single argument; with the blank in it, it is no user, and no container starts.
`,
  },
  {
    title: "leaves alone users, and what it cannot tell",
    text: `
FROM a:1
USER app
USER app:app
USER $a b
USER "a b"
`,
  },
];

const FIXED: readonly { readonly title: string; readonly text: string; readonly after: string }[] =
  [
    {
      title: "removes it",
      text: `
FROM a:1
USER app app
USER app # why
`,
      after: `
FROM a:1
USER app
USER app
`,
    },
  ];

describe("extra-argument", () => {
  it.each(FOUND)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });

  it.each(FIXED)("$title", async ({ text, after }) => {
    expect(await fixed([rule], text)).toBe(after);
  });
});
