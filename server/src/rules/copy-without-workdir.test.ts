import { describe, expect, it } from "vitest";
import { marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./copy-without-workdir.ts";

const FOUND: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "reports relative destinations before any WORKDIR",
    text: `
FROM a:1
COPY a b
       ^ copy-without-workdir: b is relative, and no WORKDIR says to what: it goes to whatever folder the base image has.
COPY a b ./
         ^^ copy-without-workdir: ./ is relative, and no WORKDIR says to what: it goes to whatever folder the base image has.
COPY ["a", "b"]
           ^^^ copy-without-workdir: b is relative, and no WORKDIR says to what: it goes to whatever folder the base image has.
WORKDIR /x
COPY a b
`,
  },
  {
    title: "leaves alone absolute ones, variables, ADD and triggers",
    text: `
FROM a:1
COPY a /b
COPY a $b
COPY a c:/b
ADD a b
ONBUILD COPY a b
COPY a "/b"
`,
  },
  {
    title: "knows the folder of a stage below",
    text: `
FROM a:1 AS x
WORKDIR /x
FROM x
COPY a b
`,
  },
];

describe("copy-without-workdir", () => {
  it.each(FOUND)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });
});
