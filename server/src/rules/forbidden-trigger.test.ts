import { describe, expect, it } from "vitest";
import { marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./forbidden-trigger.ts";

const FOUND: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "reports what cannot be a trigger",
    text: `
FROM a:1
ONBUILD ONBUILD RUN x
        ^^^^^^^ forbidden-trigger: ONBUILD cannot hold another ONBUILD.
ONBUILD FROM b
        ^^^^ forbidden-trigger: FROM cannot stand behind ONBUILD.
onbuild maintainer x
        ^^^^^^^^^^ forbidden-trigger: MAINTAINER cannot stand behind ONBUILD.
ONBUILD RUN x
`,
  },
];

describe("forbidden-trigger", () => {
  it.each(FOUND)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });
});
