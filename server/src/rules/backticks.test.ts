import { describe, expect, it } from "vitest";
import { fixed, marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./backticks.ts";

const CASES: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "finds it",
    text: `
FROM debian:12
RUN a "\`b\`"
       ^^^ backticks: Backticks are hard to tell from quotes and cannot stand in each other; write $(…).
RUN c=\`b d\` && a "$c"
      ^^^^^ backticks: Backticks are hard to tell from quotes and cannot stand in each other; write $(…).
`,
  },
  {
    title: "leaves alone what only looks like it",
    text: `
FROM debian:12
RUN a "$(b)"
RUN a '\`b\`'
`,
  },
  {
    title: "finds it in continued lines, heredocs and behind ONBUILD",
    text: `
FROM debian:12
RUN true && \\
    # why
    a "\`b\`"
       ^^^ backticks: Backticks are hard to tell from quotes and cannot stand in each other; write $(…).
RUN <<EOF
a "\`b\`"
   ^^^ backticks: Backticks are hard to tell from quotes and cannot stand in each other; write $(…).
EOF
ONBUILD RUN a "\`b\`"
               ^^^ backticks: Backticks are hard to tell from quotes and cannot stand in each other; write $(…).
RUN ["sh", "-c", "true"]
`,
  },
];

describe("backticks", () => {
  it.each(CASES)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });

  it("mends it", async () => {
    const before = CASES[0]?.text ?? "";
    expect(await fixed([rule], withoutMarks(before))).toBe(`
FROM debian:12
RUN a "$(b)"
RUN c=$(b d) && a "$c"
`);
  });
});
