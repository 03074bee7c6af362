import { describe, expect, it } from "vitest";
import { marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./reserved-stage-name.ts";

const FOUND: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "reports both names in any case",
    text: `
FROM a:1 AS scratch
            ^^^^^^^ reserved-stage-name: scratch is the empty image; give the stage another name.
FROM a:1 AS Context
            ^^^^^^^ reserved-stage-name: context is the build context; give the stage another name.
FROM a:1 AS contexts
`,
  },
];

describe("reserved-stage-name", () => {
  it.each(FOUND)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });
});
