import { describe, expect, it } from "vitest";
import { marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./cluttered-context.ts";

const ignore = `dist`;

const FOUND: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "reports what comes along with all",
    text: `
FROM node:22
COPY . .
     ^ cluttered-context: This copies node_modules over what the build installs, and runs again whenever it changes: name node_modules in .dockerignore.
RUN npm ci
FROM golang:1
COPY ./ .
     ^^ cluttered-context: This copies .git, so every commit makes it run again: name .git in .dockerignore.
FROM node:22
COPY src .
COPY --from=x . .
RUN npm ci
`,
  },
];

describe("cluttered-context", () => {
  it.each(FOUND)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text), { ignore })).toBe(text);
  });

  it.each(["node_modules\n.git", "**/node_modules/\n.git/", "*\n!src"])(
    "is content where the ignore file leaves both out: %j",
    async (ignoring) => {
      const text = "FROM node:22\nCOPY . .\nRUN npm ci";
      expect(await marked([rule], text, { ignore: ignoring })).toBe(text);
    },
  );
});
