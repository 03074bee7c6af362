import { describe, expect, it } from "vitest";
import { fixed, marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./redundant-platform.ts";

const FOUND: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "reports the platform of the target",
    text: `
FROM --platform=$TARGETPLATFORM a:1
     ^^^^^^^^^^^^^^^^^^^^^^^^^^ redundant-platform: $TARGETPLATFORM is the platform that FROM takes anyway: leave --platform out.
FROM --platform="\${TARGETPLATFORM}" a:1
     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ redundant-platform: \${TARGETPLATFORM} is the platform that FROM takes anyway: leave --platform out.
FROM --platform=\${TARGETPLATFORM:-linux/arm64} a:1
     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ redundant-platform: \${TARGETPLATFORM:-linux/arm64} is the platform that FROM takes anyway: leave --platform out.
`,
  },
  {
    title: "leaves alone any other",
    text: `
FROM --platform=$BUILDPLATFORM a:1
FROM --platform=$TARGETOS/$TARGETARCH a:1
FROM --platform=linux/amd64 a:1
FROM a:1
`,
  },
];

const FIXED: readonly { readonly title: string; readonly text: string; readonly after: string }[] =
  [
    {
      title: "removes the flag",
      text: `
FROM --platform=$TARGETPLATFORM a:1 AS x
`,
      after: `
FROM a:1 AS x
`,
    },
  ];

describe("redundant-platform", () => {
  it.each(FOUND)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });

  it.each(FIXED)("$title", async ({ text, after }) => {
    expect(await fixed([rule], text)).toBe(after);
  });
});
