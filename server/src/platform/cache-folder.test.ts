import { describe, expect, it } from "vitest";
import { cacheFolder, type Environment } from "./cache-folder.ts";

describe("cacheFolder", () => {
  it.each<[NodeJS.Platform, Environment, string | null]>([
    ["linux", { STRATA_CACHE: "/c", HOME: "/h" }, "/c"],
    ["linux", { HOME: "/h" }, "/h/.cache/strata"],
    ["linux", { HOME: "/h", XDG_CACHE_HOME: "/x" }, "/x/strata"],
    ["linux", { HOME: "/h", XDG_CACHE_HOME: "x" }, "/h/.cache/strata"],
    ["linux", {}, null],
    ["darwin", { HOME: "/Users/h", XDG_CACHE_HOME: "/x" }, "/Users/h/Library/Caches/strata"],
    ["win32", { LOCALAPPDATA: "C:\\L" }, "C:\\L\\strata"],
    ["win32", { USERPROFILE: "C:\\U" }, "C:\\U\\AppData\\Local\\strata"],
    ["win32", {}, null],
  ])("on %s with %j: %s", (platform, env, expected) => {
    expect(cacheFolder(env, platform)).toBe(expected);
  });
});
