import { describe, expect, it } from "vitest";
import { findProgram } from "./find-program.ts";

describe("findProgram", () => {
  it.each<[NodeJS.Platform, Record<string, string>, string | null]>([
    ["linux", { PATH: "/a:/b" }, "/b/git"],
    ["linux", { PATH: ".:b:/b" }, "/b/git"],
    ["linux", { PATH: "" }, null],
    ["linux", {}, null],
    ["win32", { Path: '.;"C:\\Git\\cmd";D:\\' }, "C:\\Git\\cmd\\git.exe"],
  ])("on %s with %j: %s", (platform, env, expected) => {
    const files = ["/b/git", "b/git", "git", "git.exe", "C:\\Git\\cmd\\git.exe"];
    expect(findProgram("git", env, platform, (path) => files.includes(path))).toBe(expected);
  });
});
