import { describe, expect, it } from "vitest";
import { marked, problemsOf, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./syntax-error.ts";

const FOUND: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "reports what a build refuses at the word that is wrong",
    text: `
FROM a:1
COPY --form=x a b
       ^^^^ syntax-error: COPY has no flag --form. Did you mean --from?
COPY a
     ^ syntax-error: COPY needs a source and a destination.
WORKDIR \${x:^}
        ^^^^^^ syntax-error: \${x:^} cannot be expanded: there is no such operator.
`,
  },
  {
    title: "leaves misspelt instructions to their own rule",
    text: `
FROM a:1
COYP a b
`,
  },
  {
    title: "reports stages that go in a circle",
    text: `
FROM b AS a
^^^^ syntax-error: The stages take from each other in a circle: a → b → a.
COPY --from=b /x /x
FROM a AS b
`,
  },
  {
    title: "leaves to their own rules what has one",
    text: `
COPY a b
FROM A:1
EXPOSE 70000
ONBUILD FROM a
COPY --from=1 a b
COPY --from=0 a b
`,
  },
];

describe("syntax-error", () => {
  it.each(FOUND)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });

  it.each([
    ["FROM a:1\nCOPY a\n", "DL1000 ARGUMENT_REQUIRES_AT_LEAST_TWO missing_args"],
    ["FROM a:1\nCOPY --x=1 a b\n", "DL1000 UNKNOWN_COPY_FLAG"],
    ["FROM a:1\nSTOPSIGNAL x\n", "INVALID_SIGNAL"],
  ])("calls a problem what other tools call it: %j", async (text, names) => {
    const [problem] = await problemsOf([rule], text);
    expect(problem?.aliases.join(" ")).toBe(names);
  });
});
