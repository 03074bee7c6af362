import { describe, expect, it } from "vitest";
import { marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./npm-version-unpinned.ts";

const FOUND: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "names what has no version",
    text: `
FROM node:24
RUN npm install -g yarn
                   ^^^^ npm-version-unpinned: yarn comes in whatever version there is on the day of the build: write yarn@<version>.
RUN npm --loglevel warn install --registry https://a/ express@5 @scope/tool
                                                                ^^^^^^^^^^^ npm-version-unpinned: @scope/tool comes in whatever version there is on the day of the build: write @scope/tool@<version>.
RUN npm i pm2 && npm install git+https://github.com/a/b.git
          ^^^ npm-version-unpinned: pm2 comes in whatever version there is on the day of the build: write pm2@<version>.
                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ npm-version-unpinned: git+https://github.com/a/b.git comes in whatever version there is on the day of the build: write name@<version>.
`,
  },
  {
    title: "takes versions, links, files and what package.json says",
    text: `
FROM node:24
RUN npm install && npm ci && npm install -g npm@11 @scope/tool@1.2
RUN npm install git+https://github.com/a/b.git#v1 ./local /a ../b ~/c x.tgz .
RUN npm install --prefix /opt && npm run install foo && npm --prefix /app install
`,
  },
];

describe("npm-version-unpinned", () => {
  it.each(FOUND)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });
});
