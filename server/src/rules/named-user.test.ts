import { describe, expect, it } from "vitest";
import { marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./named-user.ts";

const FOUND: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "reports the last user of the last stage",
    text: `
FROM a:1
USER one
FROM b:1
USER two
USER three:1
     ^^^^^^^ named-user: three is a name: give the user by number, so that others can tell without the image that it is not root.
`,
  },
  {
    title: "looks at what a variable is",
    text: `
FROM b:1
ENV NAME=app
USER $NAME
     ^^^^^ named-user: app is a name: give the user by number, so that others can tell without the image that it is not root.
`,
  },
  {
    title: "takes numbers, and what an argument decides",
    text: `
FROM a:1
ARG NAME=app
USER $NAME
`,
  },
  {
    title: "takes a number",
    text: `
FROM a:1
USER 1000:app
`,
  },
  {
    title: "takes an unknown variable",
    text: `
FROM a:1
USER $X
`,
  },
  {
    title: "takes Windows",
    text: `
FROM mcr.microsoft.com/windows/nanoserver:ltsc2022
USER ContainerUser
`,
  },
];

describe("named-user", () => {
  it.each(FOUND)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });
});
