import { describe, expect, it } from "vitest";
import { marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./latest-tag.ts";

const FOUND: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "reports the tag latest",
    text: `
FROM a:latest
     ^^^^^^^^ latest-tag: a:latest is whatever was pushed last, so a build may differ from day to day: name a version.
FROM ghcr.io/o/a:latest AS x
     ^^^^^^^^^^^^^^^^^^ latest-tag: ghcr.io/o/a:latest is whatever was pushed last, so a build may differ from day to day: name a version.
FROM --platform=$BUILDPLATFORM a:latest
                               ^^^^^^^^ latest-tag: a:latest is whatever was pushed last, so a build may differ from day to day: name a version.
`,
  },
  {
    title: "leaves alone other tags, digests, variables and stages",
    text: `
ARG V=latest
FROM a:$V
FROM a
FROM a:1-latest AS latest
FROM latest
FROM a:latest@sha256:0000000000000000000000000000000000000000000000000000000000000000
`,
  },
];

describe("latest-tag", () => {
  it.each(FOUND)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });
});
