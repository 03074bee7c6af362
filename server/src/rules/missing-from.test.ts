import { describe, expect, it } from "vitest";
import { marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./missing-from.ts";

const FOUND: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "reports what stands before FROM",
    text: `
ARG x=1
RUN true
^^^ missing-from: RUN stands before the first FROM; only ARG may.
ENV a=b
^^^ missing-from: ENV stands before the first FROM; only ARG may.
FROM a:1
`,
  },
  {
    title: "reports a file without a stage",
    text: `
ARG x=1
^^^ missing-from: There is no FROM, so there is nothing to build.
`,
  },
  {
    title: "reports an empty file",
    text: `
| missing-from: The file has no instructions; a build needs at least a FROM.

`,
  },
];

describe("missing-from", () => {
  it.each(FOUND)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });
});
