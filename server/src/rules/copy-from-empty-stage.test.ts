import { describe, expect, it } from "vitest";
import { marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./copy-from-empty-stage.ts";

const FOUND: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "reports copies of what is empty",
    text: `
FROM scratch AS one
FROM one AS two
ENV A=b
FROM a:1
COPY --from=two /a /b
            ^^^ copy-from-empty-stage: The stage two holds no files, so there is nothing to copy: fill it, or copy from another.
COPY --from=0 /a /b
            ^ copy-from-empty-stage: The stage 0 holds no files, so there is nothing to copy: fill it, or copy from another.
`,
  },
  {
    title: "leaves alone what has files",
    text: `
FROM scratch AS one
COPY a /b
FROM one AS two
FROM scratch AS three
WORKDIR /x
FROM a:1 AS four
FROM a:1
COPY --from=two /a /b
COPY --from=three /x /x
COPY --from=four /a /b
COPY --from=five /a /b
`,
  },
];

describe("copy-from-empty-stage", () => {
  it.each(FOUND)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });
});
