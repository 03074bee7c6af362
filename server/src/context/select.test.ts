import { describe, expect, it } from "vitest";
import { createMemoryHost, type MemoryFile } from "../platform/memory-host.ts";
import { type ContextIndex, indexContext } from "./context-index.ts";
import { digestSources } from "./digest.ts";
import { selectedPaths, selectSource, type Source } from "./select.ts";

type Tree = Readonly<Record<string, MemoryFile>>;

const tree: Tree = {
  "a.txt": "a",
  "b.txt": "b",
  "src/index.js": "1",
  "src/lib/util.js": "2",
  "src/lib-old/util.js": "3",
  "src/empty": { directory: true },
  "link-to-src": { symlink: "src" },
  "link-to-file": { symlink: "src/lib/../index.js" },
  "absolute-link": { symlink: "/src/lib" },
  "escaping-link": { symlink: "../../src" },
  broken: { symlink: "nowhere" },
  loop: { symlink: "loop" },
  "src/lib/inner-link": { symlink: "util.js" },
};

async function contextOf(
  files: Tree,
  ignorePatterns: readonly string[] = [],
): Promise<ContextIndex> {
  const host = createMemoryHost({
    files: Object.fromEntries(Object.entries(files).map(([path, file]) => [`/w/${path}`, file])),
  });
  const request = { root: "/w", ignorePatterns, hash: ["."] };
  return indexContext((await host.buildContext.read(request)).entries);
}

function copy(path: string, ...exclude: string[]): Source {
  return { path, wildcards: true, exclude };
}

async function select(path: string, ...exclude: string[]): Promise<unknown> {
  const selection = selectSource(await contextOf(tree), copy(path, ...exclude));
  if (selection.kind !== "selected") return selection.kind;
  return selection.entries.map(({ name, entry }) => `${name} <- ${entry.path}`);
}

describe("a plain source", () => {
  it("is a file without a name of its own", async () => {
    expect(await select("./a.txt")).toEqual([" <- a.txt"]);
  });

  it("is a directory with everything below it, links as links", async () => {
    expect(await select("/src/")).toEqual([
      " <- src",
      "empty <- src/empty",
      "index.js <- src/index.js",
      "lib <- src/lib",
      "lib-old <- src/lib-old",
      "lib-old/util.js <- src/lib-old/util.js",
      "lib/inner-link <- src/lib/inner-link",
      "lib/util.js <- src/lib/util.js",
    ]);
  });

  it("does not escape the context", async () => {
    expect(await select("../../a.txt")).toEqual([" <- a.txt"]);
  });

  it.each([
    ["link-to-file", [" <- src/index.js"]],
    ["link-to-src/index.js", [" <- src/index.js"]],
    ["absolute-link/inner-link", [" <- src/lib/util.js"]],
    ["escaping-link/index.js", [" <- src/index.js"]],
  ])("follows the link %s", async (path, expected) => {
    expect(await select(path)).toEqual(expected);
  });

  it.each(["gone", "src/gone", "a.txt/x", "broken", "loop"])("%s is missing", async (path) => {
    expect(await select(path)).toBe("missing");
  });

  it("is missing where it is ignored", async () => {
    const context = await contextOf(tree, ["src"]);
    expect(selectSource(context, copy("src")).kind).toBe("missing");
  });

  it("takes wildcards as they are for a bind mount", async () => {
    const context = await contextOf({ "[a]": "x", a: "y" });
    const selection = selectSource(context, { path: "[a]", wildcards: false, exclude: [] });
    expect(selectedPaths([selection])).toEqual(["[a]"]);
  });
});

describe("wildcards", () => {
  it("match whole paths and never cross a slash", async () => {
    expect(await select("*.txt")).toEqual(["a.txt <- a.txt", "b.txt <- b.txt"]);
  });

  it("take a matched directory's content too", async () => {
    expect(await select("src/li?")).toEqual([
      "lib <- src/lib",
      "lib/inner-link <- src/lib/inner-link",
      "lib/util.js <- src/lib/util.js",
    ]);
  });

  it("may stand in a folder's name", async () => {
    expect(await select("src/lib*/util.js")).toEqual([
      "lib-old/util.js <- src/lib-old/util.js",
      "lib/util.js <- src/lib/util.js",
    ]);
  });

  it("forget the name of a single match that is the pattern's own", async () => {
    expect(await select("s*/index.js")).toEqual([" <- src/index.js"]);
  });

  it("may match nothing", async () => {
    expect(await select("*.zzz")).toEqual([]);
    expect(await select("a.txt/*")).toEqual([]);
  });

  it.each([
    ["gone/*.js", "missing"],
    ["brok*", "broken-link"],
    ["[", "bad-pattern"],
  ])("%s fails the build: %s", async (path, kind) => {
    expect(await select(path)).toBe(kind);
  });
});

describe("--exclude", () => {
  it("sees names relative to the copied directory", async () => {
    expect(await select("src", "lib", "*.js")).toEqual([
      " <- src",
      "empty <- src/empty",
      "lib-old <- src/lib-old",
      "lib-old/util.js <- src/lib-old/util.js",
    ]);
  });

  it("keeps the parents of an exception", async () => {
    expect(await select("src", "**", "!lib/util.js")).toEqual([
      " <- src",
      "lib <- src/lib",
      "lib/util.js <- src/lib/util.js",
    ]);
  });
});

describe("digestSources", () => {
  const digest = async (files: Tree, ...sources: readonly Source[]): Promise<string | null> => {
    const context = await contextOf(files);
    return digestSources(
      sources.map((source) => selectSource(context, source)),
      [],
    );
  };
  const base = (): Promise<string | null> => digest(tree, copy("src"));

  it.each<[string, Tree]>([
    ["a file's content", { "src/index.js": "changed" }],
    ["a file's mode", { "src/index.js": { content: "1", mode: 0o755 } }],
    ["a new file", { "src/new.js": "" }],
    ["a new empty directory", { "src/void": { directory: true } }],
    ["a link's target", { "src/lib/inner-link": { symlink: "./util.js" } }],
  ])("%s counts", async (_, change) => {
    expect(await digest({ ...tree, ...change }, copy("src"))).not.toBe(await base());
  });

  it("what lies outside does not count", async () => {
    expect(await digest({ ...tree, "a.txt": "changed" }, copy("src"))).toBe(await base());
  });

  it("the folder that a directory moved to does not count", async () => {
    const before = await digest({ "a/d/x": "1" }, copy("a/d"));
    expect(await digest({ "b/c/d/x": "1" }, copy("b/c/d"))).toBe(before);
  });

  it("the order of sources does not count", async () => {
    const one = await digest(tree, copy("a.txt"), copy("b.txt"));
    expect(await digest(tree, copy("b.txt"), copy("a.txt"))).toBe(one);
  });

  it("a source inside another adds nothing", async () => {
    expect(await digest(tree, copy("src"), copy("src/lib"), copy("src"))).toBe(await base());
  });

  it("a link that a pattern matches counts by what it leads to", async () => {
    const before: Tree = { a: "1", b: "1", c: "2", link: { symlink: "a" }, line: "" };
    const known = await digest(before, copy("li*"));
    expect(await digest({ ...before, link: { symlink: "b" } }, copy("li*"))).toBe(known);
    expect(await digest({ ...before, link: { symlink: "c" } }, copy("li*"))).not.toBe(known);
  });

  it("a link inside of what a pattern matches counts as a link", async () => {
    const changed = { ...tree, "src/lib/inner-link": { symlink: "./util.js" } };
    expect(await digest(changed, copy("src/li?"))).not.toBe(await digest(tree, copy("src/li?")));
  });

  it("is unknown where a source is missing", async () => {
    expect(await digest(tree, copy("a.txt"), copy("gone"))).toBeNull();
  });

  it("is unknown where a directory could not be read", async () => {
    const selection = selectSource(await contextOf(tree), copy("src"));
    const unreadable = [{ path: "src/lib", message: "no" }];
    expect(digestSources([selection], unreadable)).toBeNull();
  });
});
