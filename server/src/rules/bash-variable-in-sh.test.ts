import { describe, expect, it } from "vitest";
import { marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./bash-variable-in-sh.ts";

const CASES: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "finds it under sh, and not its near misses",
    text: `
FROM debian:12
RUN a "$RANDOM"
       ^^^^^^^ bash-variable-in-sh: sh does not set $RANDOM.
RUN a "$HOME" "$PWD"
RUN UID=1; a "$UID"
`,
  },
  {
    title: "leaves other shells alone",
    text: `
FROM debian:12
SHELL ["/bin/bash", "-c"]
RUN a "$RANDOM"
RUN a "$HOME" "$PWD"
RUN UID=1; a "$UID"
`,
  },
];

describe("bash-variable-in-sh", () => {
  it.each(CASES)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });
});
