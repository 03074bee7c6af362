import { describe, expect, it } from "vitest";
import { marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./ignore-comment.ts";

const FOUND: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "reports comments that silence rules for one instruction",
    text: `
FROM a:1
# hadolint ignore=DL3006, DL3007
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ ignore-comment: This comment silences DL3006, DL3007 for the next instruction: mend what they tell.
RUN a
RUN b \\
  # strata ignore=cd-in-run for now
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ ignore-comment: This comment silences cd-in-run for the next instruction: mend what they tell.
  && c
`,
  },
  {
    title: "leaves alone other comments",
    text: `
# hadolint global ignore=DL3006
# hadolint stage ignore=DL3006
FROM a:1
# hadolint shell=bash
# check=skip=DL3006
# We ignore=nothing here
RUN a
`,
  },
];

describe("ignore-comment", () => {
  it.each(FOUND)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });
});
