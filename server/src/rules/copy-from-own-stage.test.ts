import { describe, expect, it } from "vitest";
import { marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./copy-from-own-stage.ts";

const FOUND: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "reports a stage that takes from itself",
    text: `
FROM a:1 AS x
COPY --from=x a b
            ^ copy-from-own-stage: A stage cannot take files from itself.
COPY --from=0 a b
            ^ copy-from-own-stage: A stage cannot take files from itself.
RUN --mount=from=X,target=/x true
            ^^^^^^^^^^^^^^^^ copy-from-own-stage: A stage cannot take files from itself.
FROM x
COPY --from=x a b
`,
  },
];

describe("copy-from-own-stage", () => {
  it.each(FOUND)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });
});
