import { describe, expect, it } from "vitest";
import { marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./copy-ignored-file.ts";

const FOUND: readonly { readonly title: string; readonly ignore: string; readonly text: string }[] =
  [
    {
      title: "reports what is ignored, itself or by its folder",
      ignore: "*.md\n# comment\ndist\ndocs/*",
      text: `
FROM a:1
COPY README.md src/ /app/
     ^^^^^^^^^ copy-ignored-file: COPY cannot see README.md: *.md on line 1 of .dockerignore keeps it out of the build.
ADD dist/app.js /app/
    ^^^^^^^^^^^ copy-ignored-file: ADD cannot see dist/app.js: dist on line 3 of .dockerignore keeps it out of the build.
COPY ["docs/a.txt", "/"]
      ^^^^^^^^^^^^ copy-ignored-file: COPY cannot see docs/a.txt: docs/* on line 4 of .dockerignore keeps it out of the build.
`,
    },
    {
      title: "leaves alone what comes from elsewhere or is not known",
      ignore: "*.md",
      text: `
FROM a:1
COPY --from=b README.md /
ADD https://example.com/README.md /
COPY $FILE /
COPY <<README.md /x
README.md
`,
    },
    {
      title: "expands variables that are set",
      ignore: "*.md",
      text: `
FROM a:1
ARG FILE=README.md
COPY $FILE /
     ^^^^^ copy-ignored-file: COPY cannot see $FILE: *.md on line 1 of .dockerignore keeps it out of the build.
`,
    },
    {
      title: "follows exceptions",
      ignore: "*.md\n!a.md\ndir\n!dir/sub/keep\nother",
      text: `
FROM a:1
COPY a.md b.md /
          ^^^^ copy-ignored-file: COPY cannot see b.md: *.md on line 1 of .dockerignore keeps it out of the build.
COPY dir/ /
COPY dir/sub /
COPY other /
     ^^^^^ copy-ignored-file: COPY cannot see other: other on line 5 of .dockerignore keeps it out of the build.
`,
    },
    {
      title: "reports wildcards that can match nothing",
      ignore: "*.md\ndocs",
      text: `
FROM a:1
COPY *.md /
     ^^^^ copy-ignored-file: COPY cannot see *.md: *.md on line 1 of .dockerignore keeps it out of the build.
COPY docs/*.txt /
     ^^^^^^^^^^ copy-ignored-file: COPY cannot see docs/*.txt: docs on line 2 of .dockerignore keeps it out of the build.
COPY *.m? /
COPY a*.txt /
`,
    },
    {
      title: "reports the whole context where nothing of it is left",
      ignore: "**",
      text: `
FROM a:1
COPY . /app
     ^ copy-ignored-file: COPY finds nothing: ** on line 1 of .dockerignore keeps everything out of the build.
`,
    },
    {
      title: "does not report the whole context otherwise",
      ignore: "*\n!src",
      text: `
FROM a:1
COPY . /app
`,
    },
    {
      title: "leaves triggers to who inherits them",
      ignore: "*.md",
      text: `
FROM a:1 AS x
ONBUILD COPY a.md /
FROM x
     ^ copy-ignored-file: COPY cannot see a.md: *.md on line 1 of .dockerignore keeps it out of the build.
`,
    },
  ];

describe("copy-ignored-file", () => {
  it.each(FOUND)("$title", async ({ text, ignore }) => {
    expect(await marked([rule], withoutMarks(text), { ignore })).toBe(text);
  });
});
