import { describe, expect, it } from "vitest";
import { createMemoryHost } from "./memory-host.ts";

describe("createMemoryHost", () => {
  it("lists a build context as the walker does", async () => {
    const host = createMemoryHost({
      files: {
        "/w/.dockerignore": "*.log",
        "/w/a.log": "",
        "/w/bin/run": { content: "x", mode: 0o755 },
        "/w/empty": { directory: true },
        "/w/link": { symlink: "bin" },
        "/elsewhere/b": "",
      },
    });
    const request = { root: "/w", ignorePatterns: ["*.log", ".dockerignore"], hash: ["bin"] };
    const { entries, filesRead } = await host.buildContext.read(request);
    expect(entries.map(({ path, type, mode }) => [path, type, mode.toString(8)])).toEqual([
      ["bin", "directory", "755"],
      ["bin/run", "file", "755"],
      ["empty", "directory", "755"],
      ["link", "symlink", "777"],
    ]);
    expect(filesRead).toBe(1);
  });

  it("forgets what is written over or removed", async () => {
    const host = createMemoryHost({ files: { "/w/d/a": "1", "/w/b": "2" } });
    host.write("/w/d", null);
    host.write("/w/b", "3");
    expect(await host.files.readText("/w/d/a")).toBeNull();
    expect(await host.files.readText("/w/b")).toBe("3");
  });

  it("keeps snapshots newest first", async () => {
    const host = createMemoryHost({ snapshots: { k: ["old"] } });
    await host.snapshots.add("k", "new");
    expect(await host.snapshots.list("k")).toEqual(["new", "old"]);
  });
});
