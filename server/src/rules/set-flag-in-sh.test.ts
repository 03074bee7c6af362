import { describe, expect, it } from "vitest";
import { marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./set-flag-in-sh.ts";

const CASES: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "finds it under sh, and not its near misses",
    text: `
FROM debian:12
RUN set -E
        ^^ set-flag-in-sh: POSIX's set has no flag like one of -E.
RUN set -Eeuo nounset
        ^^^^^ set-flag-in-sh: POSIX's set has no flag like one of -Eeuo.
RUN set -eux
`,
  },
  {
    title: "leaves other shells alone",
    text: `
FROM debian:12
SHELL ["/bin/bash", "-c"]
RUN set -E
RUN set -Eeuo nounset
RUN set -eux
`,
  },
];

describe("set-flag-in-sh", () => {
  it.each(CASES)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });
});
