import { describe, expect, it } from "vitest";
import { adviceOfKind, applyAdvice } from "../testing/advice-table.ts";

const FILES = { "package.json": "{}", "package-lock.json": "{}", "src/index.js": "1" };
const BROAD = `FROM node
WORKDIR /app
COPY --chown=1 . .
RUN npm ci
RUN npm run build
`;

describe("manifests before the rest", () => {
  it("are copied before the install", async () => {
    const build = { dockerfile: BROAD, files: FILES };
    const [advice] = await adviceOfKind("copy-manifests-first", build, { 4: 14 });
    expect(advice).toMatchObject({
      line: 3,
      title: "Copy package.json and package-lock.json before npm ci, and the rest after it",
      when: "src/index.js changes",
      keeps: [4],
      seconds: 14,
    });
    expect(advice && applyAdvice(BROAD, advice)).toBe(`FROM node
WORKDIR /app
COPY --chown=1 package.json package-lock.json ./
RUN npm ci
COPY --chown=1 . .
RUN npm run build
`);
  });

  it("of workspaces keep their folders", async () => {
    const files = { ...FILES, "packages/a/package.json": "{}" };
    const [advice] = await adviceOfKind("copy-manifests-first", { dockerfile: BROAD, files });
    expect(advice && applyAdvice(BROAD, advice)).toContain(
      "COPY --chown=1 packages/a/package.json ./packages/a/\n",
    );
  });

  it("lie in the folder that is copied", async () => {
    const dockerfile = "FROM node\nWORKDIR /web\nCOPY web/ /web\nRUN npm ci\n";
    const files = { "web/package.json": "{}", "web/a.js": "" };
    const [advice] = await adviceOfKind("copy-manifests-first", { dockerfile, files });
    expect(advice && applyAdvice(dockerfile, advice)).toBe(
      "FROM node\nWORKDIR /web\nCOPY web/package.json /web/\nRUN npm ci\nCOPY web/ /web\n",
    );
  });

  const WORKSPACES = {
    dockerfile: "FROM node\nWORKDIR /srv\nCOPY package.json ./\nADD web/ web/\nRUN npm ci\n",
    files: { "package.json": "{}", "web/package.json": "{}", "web/a.js": "" },
  };

  it("are copied before the install where another step has copied its own", async () => {
    const [advice] = await adviceOfKind("copy-manifests-first", WORKSPACES);
    expect(advice).toMatchObject({ line: 4, keeps: [5] });
    expect(advice && applyAdvice(WORKSPACES.dockerfile, advice)).toBe(
      "FROM node\nWORKDIR /srv\nCOPY package.json ./\nADD web/package.json web/\nRUN npm ci\nADD web/ web/\n",
    );
  });

  it("are all there is to copy before the install", async () => {
    const files = { "package.json": "{}", "web/a.js": "" };
    const [advice] = await adviceOfKind("copy-manifests-first", { ...WORKSPACES, files });
    expect(advice?.title).toBe("Move ADD web/ web/ below npm ci");
    expect(advice && applyAdvice(WORKSPACES.dockerfile, advice)).toBe(
      "FROM node\nWORKDIR /srv\nCOPY package.json ./\nRUN npm ci\nADD web/ web/\n",
    );
  });

  it.each([
    ["a later copy would lose", "COPY . .\nCOPY src/index.js src/index.js\nRUN npm ci\n", FILES],
    [
      "installed packages would be covered by others",
      "COPY . .\nRUN npm ci\n",
      { ...FILES, "node_modules/a/index.js": "" },
    ],
    ["the install does more", "COPY . .\nRUN npm ci && npm run build\n", FILES],
    ["the install runs elsewhere", "COPY . /srv/\nRUN npm ci\n", FILES],
    ["there is no manifest", "COPY . .\nRUN npm ci\n", { "src/index.js": "" }],
    ["nothing else is copied", "COPY package.json ./\nRUN npm ci\n", FILES],
    ["an argument between would change", "COPY . .\nARG A=1\nRUN npm ci\n", FILES],
    ["it comes from a stage", "COPY --from=node . .\nRUN npm ci\n", FILES],
  ])("are not asked for where %s", async (_, steps, files) => {
    const dockerfile = `FROM node\nWORKDIR /app\n${steps}`;
    expect(await adviceOfKind("copy-manifests-first", { dockerfile, files })).toEqual([]);
  });

  it("are not asked for where the install takes no time", async () => {
    const build = { dockerfile: BROAD, files: FILES };
    expect(await adviceOfKind("copy-manifests-first", build, { 4: 0.3 })).toEqual([]);
  });

  it("are asked for in a large build context too", async () => {
    const many = Array.from({ length: 3000 }, (_, index) => [`lib/${index}.js`, ""] as const);
    const build = { dockerfile: BROAD, files: { ...FILES, ...Object.fromEntries(many) } };
    const [advice] = await adviceOfKind("copy-manifests-first", build);
    expect(advice).toMatchObject({ line: 3, when: "lib/0.js changes", keeps: [4] });
  });
});
