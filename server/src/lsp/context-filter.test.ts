import { describe, expect, it } from "vitest";
import { createMemoryHost } from "../platform/memory-host.ts";
import { type BuildPlace, ContextFilter } from "./context-filter.ts";

const place: BuildPlace = {
  dockerfile: "/project/app/Dockerfile",
  contextRoot: "/project/app",
  platform: "linux",
};

async function matters(ignore: string | null, path: string): Promise<boolean> {
  const files = ignore === null ? {} : { "/project/app/.dockerignore": ignore };
  const filter = await ContextFilter.read(place, createMemoryHost({ files }).files);
  return filter.matters(path);
}

describe("a change matters", () => {
  it.each([
    ["in the build context", null, "/project/app/src/a.js"],
    ["of a folder", "*.md", "/project/app/src"],
    ["of the ignore file, though it is ignored", ".dockerignore", "/project/app/.dockerignore"],
    ["of the Dockerfile", "Dockerfile", "/project/app/Dockerfile"],
    ["below an exception", "*\n!src\n", "/project/app/src/a.js"],
    ["of a folder that may hold an exception", "*\n!src/keep\n", "/project/app/src"],
  ])("%s", async (_what, ignore, path) => {
    expect(await matters(ignore, path)).toBe(true);
  });
});

describe("a change does not matter", () => {
  it.each([
    ["outside", null, "/project/other/a.js"],
    ["beside, under a name that begins alike", null, "/project/app-two/a.js"],
    ["of an ignored file", "*.md", "/project/app/README.md"],
    ["below an ignored folder", "**/node_modules", "/project/app/web/node_modules/a/b.js"],
  ])("%s", async (_what, ignore, path) => {
    expect(await matters(ignore, path)).toBe(false);
  });
});

it("knows the other platform's paths", async () => {
  const files = { "C:\\app/.dockerignore": "dist\\\n" };
  const build: BuildPlace = {
    dockerfile: "C:\\app\\Dockerfile",
    contextRoot: "C:\\app",
    platform: "win32",
  };
  const filter = await ContextFilter.read(build, createMemoryHost({ files }).files);
  expect(
    ["C:\\app\\src\\a.js", "C:\\app\\dist\\a.js", "D:\\a.js"].map((path) => filter.matters(path)),
  ).toEqual([true, false, false]);
});
