import { describe, expect, it } from "vitest";
import { fixed, marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./which-command.ts";

const CASES: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "finds it",
    text: `
FROM debian:12
RUN which a
    ^^^^^ which-command: which is a program that slim images do not have; the shell's own command -v tells the same.
RUN if which a > /dev/null; then b; fi
       ^^^^^ which-command: which is a program that slim images do not have; the shell's own command -v tells the same.
`,
  },
  {
    title: "leaves alone what only looks like it",
    text: `
FROM debian:12
RUN command -v a
RUN git which
`,
  },
  {
    title: "finds it in continued lines, heredocs and behind ONBUILD",
    text: `
FROM debian:12
RUN true && \\
    # why
    which a
    ^^^^^ which-command: which is a program that slim images do not have; the shell's own command -v tells the same.
RUN <<EOF
which a
^^^^^ which-command: which is a program that slim images do not have; the shell's own command -v tells the same.
EOF
ONBUILD RUN which a
            ^^^^^ which-command: which is a program that slim images do not have; the shell's own command -v tells the same.
RUN ["sh", "-c", "true"]
`,
  },
];

describe("which-command", () => {
  it.each(CASES)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });

  it("mends it", async () => {
    const before = CASES[0]?.text ?? "";
    expect(await fixed([rule], withoutMarks(before))).toBe(`
FROM debian:12
RUN command -v a
RUN if command -v a > /dev/null; then b; fi
`);
  });
});
