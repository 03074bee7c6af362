import { describe, expect, it } from "vitest";
import { marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./arithmetic-for-in-sh.ts";

const CASES: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "finds it under sh, and not its near misses",
    text: `
FROM debian:12
RUN for ((i=0;i<1;i++)); do a; done
    ^^^ arithmetic-for-in-sh: sh has no for ((…)); count in a while loop, or over seq.
RUN for i in 1 2; do a "$i"; done
`,
  },
  {
    title: "leaves other shells alone",
    text: `
FROM debian:12
SHELL ["/bin/bash", "-c"]
RUN for ((i=0;i<1;i++)); do a; done
RUN for i in 1 2; do a "$i"; done
`,
  },
];

describe("arithmetic-for-in-sh", () => {
  it.each(CASES)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });
});
