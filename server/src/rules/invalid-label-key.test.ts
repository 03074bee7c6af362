import { describe, expect, it } from "vitest";
import { fixed, marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./invalid-label-key.ts";

const FOUND: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "reports keys that are not of the form",
    text: `
FROM a:1
LABEL Maintainer=a
      ^^^^^^^^^^ invalid-label-key: A label's key holds small letters, digits, single dots, hyphens, underscores and slashes, a letter first and no sign last: change Maintainer.
LABEL 1a=b "a b"=c x=y
      ^^ invalid-label-key: A label's key holds small letters, digits, single dots, hyphens, underscores and slashes, a letter first and no sign last: change 1a.
           ^^^^^ invalid-label-key: A label's key holds small letters, digits, single dots, hyphens, underscores and slashes, a letter first and no sign last: change a b.
LABEL a..b=c
      ^^^^ invalid-label-key: A label's key holds small letters, digits, single dots, hyphens, underscores and slashes, a letter first and no sign last: change a..b.
ONBUILD LABEL a-- b
              ^^^ invalid-label-key: A label's key holds small letters, digits, single dots, hyphens, underscores and slashes, a letter first and no sign last: change a--.
`,
  },
  {
    title: "reports keys that are Docker's",
    text: `
FROM a:1
LABEL com.docker.x=a
      ^^^^^^^^^^^^ invalid-label-key: Keys that begin with com.docker. are kept for Docker's own use: choose another.
LABEL org.dockerproject.x=a
      ^^^^^^^^^^^^^^^^^^^ invalid-label-key: Keys that begin with org.dockerproject. are kept for Docker's own use: choose another.
`,
  },
  {
    title: "takes other keys",
    text: `
FROM a:1
LABEL a=b org.opencontainers.image.title=c a-b_c.d/e0=f com.dockers.x=y $UNKNOWN=z
`,
  },
];

const FIXED: readonly { readonly title: string; readonly text: string; readonly after: string }[] =
  [
    {
      title: "writes keys in small letters and single signs",
      text: `
FROM a:1
LABEL vcsUrl=a "My Key"=b a..b=c 1=d
`,
      after: `
FROM a:1
LABEL vcs-url=a my-key=b a.b=c 1=d
`,
    },
  ];

describe("invalid-label-key", () => {
  it.each(FOUND)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });

  it.each(FIXED)("$title", async ({ text, after }) => {
    expect(await fixed([rule], text)).toBe(after);
  });
});
