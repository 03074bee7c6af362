import { describe, expect, it } from "vitest";
import { fixed, marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./unchecked-cd.ts";

const CASES: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "finds it",
    text: `
FROM debian:12
RUN cd /a; b
    ^^^^^ unchecked-cd: Where cd fails, what follows runs in the wrong folder; say what happens then.
RUN (cd a; b)
     ^^^^ unchecked-cd: Where cd fails, what follows runs in the wrong folder; say what happens then.
RUN cd /a > b
    ^^^^^^^^^ unchecked-cd: Where cd fails, what follows runs in the wrong folder; say what happens then.
`,
  },
  {
    title: "leaves alone what only looks like it",
    text: `
FROM debian:12
RUN cd /a && b
RUN cd /a || exit
RUN set -e; cd /a; b
RUN cd ..; cd /
RUN if cd /a; then b; fi
`,
  },
  {
    title: "finds it in continued lines, heredocs and behind ONBUILD",
    text: `
FROM debian:12
RUN true && \\
    # why
    cd /a; b
    ^^^^^ unchecked-cd: Where cd fails, what follows runs in the wrong folder; say what happens then.
RUN <<EOF
cd /a; b
^^^^^ unchecked-cd: Where cd fails, what follows runs in the wrong folder; say what happens then.
EOF
ONBUILD RUN cd /a; b
            ^^^^^ unchecked-cd: Where cd fails, what follows runs in the wrong folder; say what happens then.
RUN ["sh", "-c", "true"]
`,
  },
];

describe("unchecked-cd", () => {
  it.each(CASES)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });

  it("mends it", async () => {
    const before = CASES[0]?.text ?? "";
    expect(await fixed([rule], withoutMarks(before))).toBe(`
FROM debian:12
RUN cd /a || exit 1; b
RUN (cd a || exit 1; b)
RUN cd /a > b || exit 1
`);
  });
});
