import { describe, expect, it } from "vitest";
import { marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./constant-platform.ts";

const FOUND: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "reports platforms without a variable",
    text: `
FROM --platform=linux/amd64 a:1
                ^^^^^^^^^^^ constant-platform: linux/amd64 is the same whatever a build asks for; take a variable such as $BUILDPLATFORM, or name the stage for the platform.
FROM --platform=arm64 a:1 AS x
                ^^^^^ constant-platform: arm64 is the same whatever a build asks for; take a variable such as $BUILDPLATFORM, or name the stage for the platform.
FROM --platform=linux/arm64/v8 a:1 AS arm
                ^^^^^^^^^^^^^^ constant-platform: linux/arm64/v8 is the same whatever a build asks for; take a variable such as $BUILDPLATFORM, or name the stage for the platform.
`,
  },
  {
    title: "leaves alone variables, and tells of stages that are named for it on request",
    text: `
ARG P=linux/amd64
FROM --platform=$P a:1
FROM --platform=linux/$TARGETARCH a:1
FROM --platform=linux/amd64 a:1 AS build-amd64
                ^^^^^^^^^^^ constant-platform: linux/amd64 is the same whatever a build asks for, as the name of the stage says.
FROM --platform=linux/aarch64 a:1 AS arm64
                ^^^^^^^^^^^^^ constant-platform: linux/aarch64 is the same whatever a build asks for, as the name of the stage says.
FROM --platform=linux/amd64 a:1 AS linux-tools
                ^^^^^^^^^^^ constant-platform: linux/amd64 is the same whatever a build asks for, as the name of the stage says.
`,
  },
];

describe("constant-platform", () => {
  it.each(FOUND)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });
});
