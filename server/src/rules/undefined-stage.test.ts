import { describe, expect, it } from "vitest";
import { fixed, marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./undefined-stage.ts";

const FOUND: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "reports names that no stage and no image has",
    text: `
FROM a:1 AS builder
COPY --from=bulider /a /a
            ^^^^^^^ undefined-stage: No stage is named bulider; a build would look for an image of that name. Did you mean builder?
COPY --from=nowhere /a /a
            ^^^^^^^ undefined-stage: No stage is named nowhere; a build would look for an image of that name.
RUN --mount=type=bind,from=buildr,target=/x true
                           ^^^^^^ undefined-stage: No stage is named buildr; a build would look for an image of that name. Did you mean builder?
`,
  },
  {
    title: "leaves stages alone, by name in any case and by index",
    text: `
FROM a:1 AS builder
FROM a:1
COPY --from=Builder /a /a
COPY --from=0 /a /a
RUN --mount=from=builder,target=/x true
`,
  },
  {
    title: "reports stages that come later, and indices that no stage has",
    text: `
FROM a:1
COPY --from=later a b
            ^^^^^ undefined-stage: The stage later comes later; a stage can take files from earlier ones only.
COPY --from=7 a b
            ^ undefined-stage: There is no stage 7; the last is 1.
FROM a:1 AS later
`,
  },
  {
    title: "tells of images only on request, and only of those without a tag",
    text: `
FROM tool
COPY --from=nginx /a /a
            ^^^^^ undefined-stage: nginx is an image without a tag, which is whatever :latest is that day.
COPY --from=tool /a /a
            ^^^^ undefined-stage: tool is an image without a tag, which is whatever :latest is that day.
COPY --from=x:1 /a /a
COPY --from=ghcr.io/o/x /a /a
            ^^^^^^^^^^^ undefined-stage: ghcr.io/o/x is an image without a tag, which is whatever :latest is that day.
`,
  },
  {
    title: "looks behind ONBUILD",
    text: `
FROM a:1 AS build
ONBUILD COPY --from=biuld /a /a
                    ^^^^^ undefined-stage: No stage is named biuld; a build would look for an image of that name. Did you mean build?
`,
  },
];

const FIXED: readonly { readonly title: string; readonly text: string; readonly after: string }[] =
  [
    {
      title: "takes the stage that was meant",
      text: `
FROM a:1 AS builder
COPY --from=bulider /a /a
RUN --mount=type=bind,from=buildr,target=/x true
`,
      after: `
FROM a:1 AS builder
COPY --from=builder /a /a
RUN --mount=type=bind,from=builder,target=/x true
`,
    },
  ];

describe("undefined-stage", () => {
  it.each(FOUND)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });

  it.each(FIXED)("$title", async ({ text, after }) => {
    expect(await fixed([rule], text)).toBe(after);
  });
});
