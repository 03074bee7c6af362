import { describe, expect, it } from "vitest";
import { marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./unwritable-volume.ts";

const FOUND: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "reports folders that are root's",
    text: `
FROM node:22 AS base
USER node
FROM base
VOLUME /data "/var/lib/x"
       ^^^^^ unwritable-volume: node cannot write to /data, which belongs to root: make it before the VOLUME and give it to node with chown.
             ^^^^^^^^^^^^ unwritable-volume: node cannot write to /var/lib/x, which belongs to root: make it before the VOLUME and give it to node with chown.
VOLUME ["/srv/y"]
        ^^^^^^^^ unwritable-volume: node cannot write to /srv/y, which belongs to root: make it before the VOLUME and give it to node with chown.
`,
  },
  {
    title: "leaves alone a folder that is made",
    text: `
FROM node:22
RUN mkdir /data && chown node /data
USER node
VOLUME /data/x
`,
  },
  {
    title: "leaves alone a folder that is copied with its owner",
    text: `
FROM node:22
COPY --chown=node a /data/
USER node
VOLUME /data
`,
  },
  {
    title: "leaves alone a folder named by a variable",
    text: `
FROM node:22
ENV D=/data
RUN mkdir $D && chown node $D
USER node
VOLUME $D
`,
  },
  {
    title: "leaves alone root",
    text: `
FROM node:22
VOLUME /data
`,
  },
  {
    title: "leaves alone other images",
    text: `
FROM someone/app:1
USER app
VOLUME /data
`,
  },
  {
    title: "leaves alone what everyone may write",
    text: `
FROM node:22
USER node
VOLUME /tmp
`,
  },
];

describe("unwritable-volume", () => {
  it.each(FOUND)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });
});
