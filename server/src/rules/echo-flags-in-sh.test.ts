import { describe, expect, it } from "vitest";
import { marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./echo-flags-in-sh.ts";

const CASES: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "finds it under sh, and not its near misses",
    text: `
FROM debian:12
RUN echo -n a
         ^^ echo-flags-in-sh: sh's echo has no flags that can be relied on; use printf.
RUN echo -ne a
         ^^^ echo-flags-in-sh: sh's echo has no flags that can be relied on; use printf.
RUN echo "-e" a
         ^^^^ echo-flags-in-sh: sh's echo has no flags that can be relied on; use printf.
RUN echo - -x a
RUN echo a -n
`,
  },
  {
    title: "leaves other shells alone",
    text: `
FROM debian:12
SHELL ["/bin/bash", "-c"]
RUN echo -n a
RUN echo -ne a
RUN echo "-e" a
RUN echo - -x a
RUN echo a -n
`,
  },
];

describe("echo-flags-in-sh", () => {
  it.each(CASES)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });
});
