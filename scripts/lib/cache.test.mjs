import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { cacheFolder, provideTool } from "./cache.mjs";
import { createSteps } from "./steps.mjs";

/** @type {string} */
let cache;
/** @type {string[]} */
let said;

beforeEach(() => {
  cache = mkdtempSync(join(tmpdir(), "strata-cache-"));
  said = [];
});
afterEach(() => rmSync(cache, { recursive: true }));

/** @param {(folder: string) => Promise<void>} make @param {readonly string[]} [parts] */
function provide(make, parts = []) {
  const tool = { name: "tool-1", title: "a tool", size: "3 MB", make, parts };
  return provideTool(
    tool,
    createSteps((line) => said.push(line)),
    cache,
  );
}

describe("provideTool", () => {
  it("makes the folder and says what it is and how big", async () => {
    const folder = await provide(async (path) => writeFileSync(join(path, "a"), ""));
    expect(readdirSync(folder)).toEqual(["a"]);
    expect(said[0]).toBe(`· fetching a tool into ${folder} (3 MB) …`);
  });

  it("says nothing and does nothing where the folder is there", async () => {
    mkdirSync(join(cache, "tool-1"));
    await provide(() => Promise.reject(new Error("made again")));
    expect(said).toEqual([]);
  });

  it("leaves no folder when making it fails", async () => {
    await expect(provide(() => Promise.reject(new Error("cut off")))).rejects.toThrow("cut off");
    expect(existsSync(join(cache, "tool-1"))).toBe(false);
  });

  it("makes anew what an interrupted run left", async () => {
    mkdirSync(join(cache, "tool-1.partial"));
    writeFileSync(join(cache, "tool-1.partial", "half"), "");
    const folder = await provide(async (path) => writeFileSync(join(path, "a"), ""));
    expect(readdirSync(folder)).toEqual(["a"]);
  });

  it("makes anew what has lost a part", async () => {
    mkdirSync(join(cache, "tool-1"));
    const make = async (/** @type {string} */ path) => writeFileSync(join(path, "a"), "");
    const folder = await provide(make, ["a"]);
    expect(readdirSync(folder)).toEqual(["a"]);
  });

  it("makes it once when two ask at the same time", async () => {
    let made = 0;
    const make = async () => {
      made += 1;
    };
    await Promise.all([provide(make), provide(make)]);
    expect(made).toBe(1);
  });
});

describe("cacheFolder", () => {
  it("is below XDG_CACHE_HOME where that is set", () => {
    expect(cacheFolder({ XDG_CACHE_HOME: "/c" }, "linux", "/home/a")).toBe(
      join("/c", "strata-dev"),
    );
  });

  it("is the platform's own cache folder elsewhere", () => {
    expect(cacheFolder({}, "linux", "/home/a")).toBe(join("/home/a", ".cache", "strata-dev"));
    expect(cacheFolder({}, "darwin", "/Users/a")).toContain("Caches");
    expect(cacheFolder({ LOCALAPPDATA: "/Local" }, "win32", "/a")).toBe(
      join("/Local", "strata-dev"),
    );
  });
});
