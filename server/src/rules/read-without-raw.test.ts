import { describe, expect, it } from "vitest";
import { fixed, marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./read-without-raw.ts";

const CASES: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "finds it",
    text: `
FROM debian:12
RUN read a && b "$a"
    ^^^^ read-without-raw: Without -r read drops the backslashes of what it reads.
RUN while read a; do b "$a"; done < c
          ^^^^ read-without-raw: Without -r read drops the backslashes of what it reads.
`,
  },
  {
    title: "leaves alone what only looks like it",
    text: `
FROM debian:12
RUN read -r a && b "$a"
RUN git read a
`,
  },
  {
    title: "finds it in continued lines, heredocs and behind ONBUILD",
    text: `
FROM debian:12
RUN true && \\
    # why
    read a && b "$a"
    ^^^^ read-without-raw: Without -r read drops the backslashes of what it reads.
RUN <<EOF
read a && b "$a"
^^^^ read-without-raw: Without -r read drops the backslashes of what it reads.
EOF
ONBUILD RUN read a && b "$a"
            ^^^^ read-without-raw: Without -r read drops the backslashes of what it reads.
RUN ["sh", "-c", "true"]
`,
  },
];

describe("read-without-raw", () => {
  it.each(CASES)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });

  it("mends it", async () => {
    const before = CASES[0]?.text ?? "";
    expect(await fixed([rule], withoutMarks(before))).toBe(`
FROM debian:12
RUN read -r a && b "$a"
RUN while read -r a; do b "$a"; done < c
`);
  });
});
