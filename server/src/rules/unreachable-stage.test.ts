import { describe, expect, it } from "vitest";
import { marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./unreachable-stage.ts";

const FOUND: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "reports what the last stage does not need",
    text: `
FROM a:1 AS one
            ^^^ unreachable-stage: The stage last takes nothing from this one, so a build leaves it out unless it is the target: take it out if nobody builds it.
FROM a:1
^^^^ unreachable-stage: The stage last takes nothing from this one, so a build leaves it out unless it is the target: take it out if nobody builds it.
COPY --from=one /a /b
FROM a:1 AS two
FROM a:1 AS three
FROM two AS last
RUN --mount=from=three,target=/x a
`,
  },
];

describe("unreachable-stage", () => {
  it.each(FOUND)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });
});
