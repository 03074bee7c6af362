import { describe, expect, it } from "vitest";
import { marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./volatile-argument-early.ts";

const FOUND: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "reports what changes above what does not need it",
    text: `
FROM a:1
ARG VERSION GIT_SHA=x
            ^^^^^^^ volatile-argument-early: GIT_SHA is another with every build, so the RUN on line 5 and all after it run again: set it below what does not need it.
LABEL revision=$GIT_SHA
RUN a
ENV BUILD_DATE=$DATE
    ^^^^^^^^^^ volatile-argument-early: BUILD_DATE is another with every build, so the RUN on line 7 and all after it run again: set it below what does not need it.
RUN b
`,
  },
  {
    title: "tells an argument once, however it is handed on",
    text: `
FROM a:1
ARG GIT_SHA
    ^^^^^^^ volatile-argument-early: GIT_SHA is another with every build, so the RUN on line 5 and all after it run again: set it below what does not need it.
ENV GIT_SHA=$GIT_SHA
RUN a
`,
  },
  {
    title: "leaves alone what is needed, low enough, or fixed",
    text: `
ARG GIT_SHA
FROM a:1
ARG GIT_COMMIT
RUN make SHA=$GIT_COMMIT
RUN b
ENV BUILD_NUMBER=5
RUN c
ARG GIT_SHA
LABEL revision=$GIT_SHA
FROM b:1
RUN d
`,
  },
];

describe("volatile-argument-early", () => {
  it.each(FOUND)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });
});
