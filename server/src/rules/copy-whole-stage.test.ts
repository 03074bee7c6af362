import { describe, expect, it } from "vitest";
import { marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./copy-whole-stage.ts";

const FOUND: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "reports a copy of all",
    text: `
FROM a:1 AS b
FROM scratch
COPY --from=b / /
              ^^^ copy-whole-stage: This copies all that b holds, its tools and caches too: name what is needed.
COPY --from=b ["/", "/"]
               ^^^^^^^^ copy-whole-stage: This copies all that b holds, its tools and caches too: name what is needed.
COPY --chown=1 --from=0 "/" '/'
                        ^^^^^^^ copy-whole-stage: This copies all that 0 holds, its tools and caches too: name what is needed.
`,
  },
  {
    title: "leaves alone other copies",
    text: `
FROM a:1 AS b
FROM scratch
COPY --from=b / /x
COPY --from=b /x /
COPY / /
COPY --from=b / /x /
`,
  },
];

describe("copy-whole-stage", () => {
  it.each(FOUND)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });
});
