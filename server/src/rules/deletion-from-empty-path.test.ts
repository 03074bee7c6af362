import { describe, expect, it } from "vitest";
import { fixed, marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./deletion-from-empty-path.ts";

const CASES: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "finds it",
    text: `
FROM debian:12
RUN rm -rf $A/*
           ^^^^ deletion-from-empty-path: Where $A is empty this deletes /*; \${A:?} stops before that.
RUN rm -r "$A/usr"
          ^^^^^^^^ deletion-from-empty-path: Where $A is empty this deletes /usr; \${A:?} stops before that.
`,
  },
  {
    title: "leaves alone what only looks like it",
    text: `
FROM debian:12
RUN rm -rf "\${A:?}/"*
RUN rm -rf "$A"
RUN rm -rf "$A/cache"
RUN rm "$A"/*
`,
  },
  {
    title: "finds it in continued lines, heredocs and behind ONBUILD",
    text: `
FROM debian:12
RUN true && \\
    # why
    rm -rf $A/*
           ^^^^ deletion-from-empty-path: Where $A is empty this deletes /*; \${A:?} stops before that.
RUN <<EOF
rm -rf $A/*
       ^^^^ deletion-from-empty-path: Where $A is empty this deletes /*; \${A:?} stops before that.
EOF
ONBUILD RUN rm -rf $A/*
                   ^^^^ deletion-from-empty-path: Where $A is empty this deletes /*; \${A:?} stops before that.
RUN ["sh", "-c", "true"]
`,
  },
];

describe("deletion-from-empty-path", () => {
  it.each(CASES)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });

  it("mends it", async () => {
    const before = CASES[0]?.text ?? "";
    expect(await fixed([rule], withoutMarks(before))).toBe(`
FROM debian:12
RUN rm -rf \${A:?}/*
RUN rm -r "\${A:?}/usr"
`);
  });
});
