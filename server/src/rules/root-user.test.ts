import { describe, expect, it } from "vitest";
import { marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./root-user.ts";

const FOUND: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "reports the last user where it is root",
    text: `
FROM a:1
USER root
USER 0:0
     ^^^ root-user: The image runs as root: end with a USER that has no more rights than its program needs.
FROM b:1
USER "root"
     ^^^^^^ root-user: The image runs as root: end with a USER that has no more rights than its program needs.
FROM c:1
USER 0
     ^ root-user: The image runs as root: end with a USER that has no more rights than its program needs.
`,
  },
  {
    title: "reports the user that a stage hands on",
    text: `
FROM a:1 AS base
USER root
     ^^^^ root-user: The image runs as root: end with a USER that has no more rights than its program needs.
FROM base
RUN a
`,
  },
  {
    title: "leaves alone other users, and root for a while",
    text: `
USER root
FROM a:1
USER root
RUN a
USER app
FROM b:1
USER rooted
FROM c:1
USER 01000
FROM d:1
ONBUILD USER root
`,
  },
  {
    title: "tells on request of stages that serve others",
    text: `
FROM a:1 AS build
USER root
     ^^^^ root-user: This stage ends as root, which is what others take over that begin from it.
FROM a:1 AS base
USER root
     ^^^^ root-user: This stage ends as root, which is what others take over that begin from it.
FROM base
COPY --from=build /a /b
USER app
`,
  },
  {
    title: "leaves alone a part of a file",
    text: `
USER root
`,
  },
];

describe("root-user", () => {
  it.each(FOUND)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });
});
