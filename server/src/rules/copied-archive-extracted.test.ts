import { describe, expect, it } from "vitest";
import { marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./copied-archive-extracted.ts";

const FOUND: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "reports an archive that is extracted below",
    text: `
FROM a:1
COPY app.tar.gz /tmp/
     ^^^^^^^^^^ copied-archive-extracted: app.tar.gz stays in a layer although it is only extracted: ADD extracts a tar archive and leaves none behind.
RUN mkdir /app && tar -xzf /tmp/app.tar.gz -C /app
COPY a/b.tar /tmp/c.tar
     ^^^^^^^ copied-archive-extracted: c.tar stays in a layer although it is only extracted: ADD extracts a tar archive and leaves none behind.
RUN tar xf "/tmp/c.tar"
COPY ["data.gz", "/x"]
      ^^^^^^^^^ copied-archive-extracted: data.gz stays in a layer although it is only extracted: ADD extracts a tar archive and leaves none behind.
RUN gunzip /x/data.gz
`,
  },
  {
    title: "leaves alone others",
    text: `
FROM a:1 AS build
COPY app.tar.gz other.txt /tmp/
RUN tar -czf /tmp/app.tar.gz /x && tar -xf /tmp/other.tar.gz
COPY --from=build b.tar /tmp/
RUN tar -xf /tmp/b.tar
FROM a:1
RUN tar -xf /tmp/app.tar.gz
`,
  },
];

describe("copied-archive-extracted", () => {
  it.each(FOUND)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });
});
