import { describe, expect, it } from "vitest";
import { fixed, marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./destination-without-slash.ts";

const FOUND: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "reports several sources into what is not plainly a folder",
    text: `
FROM a:1
COPY a b /app
         ^^^^ destination-without-slash: Several sources go into a folder, and builders other than BuildKit want it to end with /.
ADD a b /app
        ^^^^ destination-without-slash: Several sources go into a folder, and builders other than BuildKit want it to end with /.
COPY ["a", "b", "/app"]
                ^^^^^^ destination-without-slash: Several sources go into a folder, and builders other than BuildKit want it to end with /.
COPY a b "/app"
         ^^^^^^ destination-without-slash: Several sources go into a folder, and builders other than BuildKit want it to end with /.
ARG D=/srv
COPY a b $D
         ^^ destination-without-slash: Several sources go into a folder, and builders other than BuildKit want it to end with /.
`,
  },
  {
    title: "leaves alone folders and single sources",
    text: `
FROM a:1
COPY a /app
COPY a b /app/
COPY a b .
COPY a b ..
COPY a b x/.
COPY a b $NONE
ARG D=/srv/
COPY a b $D
COPY --from=x a /b
`,
  },
  {
    title: "counts heredocs as sources",
    text: `
FROM a:1
COPY <<A <<B /x
             ^^ destination-without-slash: Several sources go into a folder, and builders other than BuildKit want it to end with /.
A
B
`,
  },
];

const FIXED: readonly { readonly title: string; readonly text: string; readonly after: string }[] =
  [
    {
      title: "adds the /",
      text: `
FROM a:1
COPY a b /app
COPY ["a", "b", "/app"]
COPY a b "/app"
ARG D=/srv
COPY a b $D
`,
      after: `
FROM a:1
COPY a b /app/
COPY ["a", "b", "/app/"]
COPY a b "/app/"
ARG D=/srv
COPY a b $D/
`,
    },
  ];

describe("destination-without-slash", () => {
  it.each(FOUND)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });

  it.each(FIXED)("$title", async ({ text, after }) => {
    expect(await fixed([rule], text)).toBe(after);
  });
});
