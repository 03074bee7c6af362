import { describe, expect, it } from "vitest";
import { marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./broad-copy-before-install.ts";

const FOUND: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "reports a copy of all above an installation",
    text: `
FROM a:1
COPY . .
     ^ broad-copy-before-install: Whatever file changes, npm ci on line 4 runs again: copy package.json and package-lock.json first, and the rest after it.
RUN x && npm ci --omit=dev
FROM a:1
ADD --link ["./", "/app"]
            ^^^^ broad-copy-before-install: Whatever file changes, pip install on line 7 runs again: copy the requirements first, and the rest after it.
RUN pip install --no-cache-dir -r requirements.txt
FROM a:1
COPY * /app/
     ^ broad-copy-before-install: Whatever file changes, yarn on line 10 runs again: copy package.json and yarn.lock first, and the rest after it.
RUN yarn && yarn build
`,
  },
  {
    title: "reports it with a cache mount to those who ask",
    text: `
FROM a:1
COPY . .
     ^ broad-copy-before-install: Whatever file changes, go mod on line 4 runs again: copy go.mod and go.sum first, and the rest after it.
RUN --mount=type=cache,target=/go/pkg/mod go mod download
`,
  },
  {
    title: "leaves alone other orders and other commands",
    text: `
FROM a:1
COPY package*.json ./
RUN npm ci
COPY . .
RUN npm ci --omit=dev
FROM a:1
COPY . .
RUN npm install -g typescript && yarn build && pip install . && bun run x
FROM a:1
COPY --from=x . .
RUN npm ci
FROM a:1
COPY src .
RUN npm ci
`,
  },
];

describe("broad-copy-before-install", () => {
  it.each(FOUND)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });
});
