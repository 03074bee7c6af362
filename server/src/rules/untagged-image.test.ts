import { describe, expect, it } from "vitest";
import { marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./untagged-image.ts";

const FOUND: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "reports an image without a tag",
    text: `
FROM node AS build
     ^^^^ untagged-image: node has no tag, so a build takes whatever :latest is that day; name a version.
FROM --platform=linux/amd64 ghcr.io/o/x
                            ^^^^^^^^^^^ untagged-image: ghcr.io/o/x has no tag, so a build takes whatever :latest is that day; name a version.
FROM localhost:5000/x
     ^^^^^^^^^^^^^^^^ untagged-image: localhost:5000/x has no tag, so a build takes whatever :latest is that day; name a version.
`,
  },
  {
    title: "leaves alone tags, digests, stages, scratch and variables that may hold a tag",
    text: `
ARG B=node
FROM node:22 AS build
FROM Build
FROM scratch
FROM $B
FROM node:\${V:-1}
FROM x@sha256:0123456789012345678901234567890123456789012345678901234567890123
FROM node$TAG
`,
  },
  {
    title: "sees that a variable in front brings no tag",
    text: `
ARG REGISTRY=docker.io
FROM \${REGISTRY}/library/node
     ^^^^^^^^^^^^^^^^^^^^^^^^ untagged-image: \${REGISTRY}/library/node has no tag, so a build takes whatever :latest is that day; name a version.
`,
  },
];

describe("untagged-image", () => {
  it.each(FOUND)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });
});
