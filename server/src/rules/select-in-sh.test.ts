import { describe, expect, it } from "vitest";
import { marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./select-in-sh.ts";

const CASES: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "finds it under sh, and not its near misses",
    text: `
FROM debian:12
RUN select x in a; do b "$x"; done
    ^^^^^^ select-in-sh: sh has no select, and a build has nobody who could choose.
RUN git select x
`,
  },
  {
    title: "leaves other shells alone",
    text: `
FROM debian:12
SHELL ["/bin/bash", "-c"]
RUN select x in a; do b "$x"; done
RUN git select x
`,
  },
];

describe("select-in-sh", () => {
  it.each(CASES)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });
});
