import { describe, expect, it } from "vitest";
import { fixed, marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./double-equals-in-sh.ts";

const CASES: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "finds it under sh, and not its near misses",
    text: `
FROM debian:12
RUN [ "$HOME" == b ] || c
              ^^ double-equals-in-sh: sh compares with a single =.
RUN test a == b
           ^^ double-equals-in-sh: sh compares with a single =.
RUN [ a = b ]
RUN a == b
`,
  },
  {
    title: "leaves other shells alone",
    text: `
FROM debian:12
SHELL ["/bin/bash", "-c"]
RUN [ "$HOME" == b ] || c
RUN test a == b
RUN [ a = b ]
RUN a == b
`,
  },
];

describe("double-equals-in-sh", () => {
  it.each(CASES)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });

  it("mends it", async () => {
    const before = CASES[0]?.text ?? "";
    expect(await fixed([rule], withoutMarks(before))).toBe(`
FROM debian:12
RUN [ "$HOME" = b ] || c
RUN test a = b
RUN [ a = b ]
RUN a == b
`);
  });
});
