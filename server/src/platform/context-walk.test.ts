import { once } from "node:events";
import * as fs from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  ContextWalker,
  WalkCancelled,
  type WalkEnvironment,
  type WalkRequest,
} from "./context-walk.ts";
import type { ContextListing } from "./host.ts";

/** Where each test has its files. */
const at = { folder: "", root: "" };

beforeEach(() => {
  at.folder = fs.mkdtempSync(join(tmpdir(), "strata-walk-"));
  at.root = join(at.folder, "context");
  fs.mkdirSync(at.root);
});

afterEach(() => {
  fs.rmSync(at.folder, { recursive: true, force: true });
});

/** A clock that is well past every file's times, so that nothing counts as just written. */
const later = (): number => Date.now() + 60_000;

function walker(environment: Partial<WalkEnvironment> = {}): ContextWalker {
  return new ContextWalker({
    cacheFolder: join(at.folder, "cache"),
    platform: "linux",
    now: later,
    isCancelled: () => false,
    ...environment,
  });
}

function read(
  request: Partial<WalkRequest> = {},
  environment: Partial<WalkEnvironment> = {},
): ContextListing {
  return walker(environment).read({ root: at.root, ignorePatterns: [], hash: ["."], ...request });
}

function write(path: string, content: string, mode = 0o644): void {
  const absolute = join(at.root, path);
  fs.mkdirSync(dirname(absolute), { recursive: true });
  fs.writeFileSync(absolute, content);
  fs.chmodSync(absolute, mode);
}

function shown(listing: ContextListing): string[] {
  return listing.entries.map(({ path, type, mode, digest }) =>
    `${type} ${mode.toString(8)} ${path} ${digest.replace(/^sha256:(.{6}).*/, "$1")}`.trimEnd(),
  );
}

describe("what a walk lists", () => {
  it("is files, links as links and empty directories, with modes and digests", () => {
    write("a.txt", "a");
    write("bin/run", "a", 0o755);
    fs.mkdirSync(join(at.root, "empty"), { mode: 0o755 });
    fs.symlinkSync("../outside", join(at.root, "link"));
    fs.symlinkSync("bin", join(at.root, "link-to-directory"));
    expect(shown(read())).toEqual([
      "file 644 a.txt ca9781",
      "directory 755 bin",
      "file 755 bin/run ca9781",
      "directory 755 empty",
      "symlink 777 link ../outside",
      "symlink 777 link-to-directory bin",
    ]);
  });

  it("leaves out what is ignored, but not the parents of an exception", () => {
    write("keep/deep/a", "");
    write("keep/b", "");
    write("gone/c", "");
    const { entries } = read({ ignorePatterns: ["*", "!keep/deep/a"] });
    expect(entries.map(({ path }) => path)).toEqual(["keep", "keep/deep", "keep/deep/a"]);
  });

  it("keeps the empty directory that `dist/*` leaves behind", () => {
    write("dist/a", "");
    expect(read({ ignorePatterns: ["dist/*"] }).entries.map(({ path }) => path)).toEqual(["dist"]);
  });

  it("has digests only for what was asked for", () => {
    write("src/a", "a");
    write("other/b", "b");
    write("third/c", "c");
    fs.symlinkSync("other", join(at.root, "link"));
    const listing = read({ hash: ["src", "li*"] });
    const hashed = listing.entries.filter(({ digest }) => digest.startsWith("sha256:"));
    expect(hashed.map(({ path }) => path)).toEqual(["other/b", "src/a"]);
  });

  it("has modes as a Windows client sends them", () => {
    write("a", "", 0o666);
    fs.mkdirSync(join(at.root, "d"), { mode: 0o700 });
    expect(read({}, { platform: "win32" }).entries.map(({ mode }) => mode.toString(8))).toEqual([
      "755",
      "711",
    ]);
  });

  it("names the at.root that is not there", () => {
    const listing = read({ root: join(at.folder, "nowhere") });
    expect(listing.unreadable).toEqual([{ path: ".", message: expect.stringMatching(/^ENOENT/) }]);
  });

  it("names a file whose name is not UTF-8", () => {
    write("a", "");
    const readdirSync = ((path: string, options: { withFileTypes: true }) =>
      fs.readdirSync(path, options).map((child) => {
        child.name = "a\uFFFD";
        return child;
      })) as typeof fs.readdirSync;
    const listing = read({}, { fs: { ...fs, readdirSync } });
    expect(listing.unreadable.map(({ path }) => path)).toEqual(["a\uFFFD"]);
    expect(listing.entries.map(({ type }) => type)).toEqual(["other"]);
  });

  it("lists a socket: a build copies an empty file for it", async () => {
    const server = createServer().listen(join(at.root, "socket"));
    try {
      await once(server, "listening");
      const listing = read();
      expect(listing.entries.map(({ path, type }) => [path, type])).toEqual([["socket", "other"]]);
      expect(listing.unreadable).toEqual([]);
    } finally {
      server.close();
    }
  });
});

describe("what goes wrong while it walks", () => {
  it("leaves out a file that is deleted after it was listed", () => {
    write("a", "a");
    write("b", "b");
    const lstatSync = ((path: string, options: fs.StatSyncOptions) => {
      fs.rmSync(join(at.root, "a"), { force: true });
      return fs.lstatSync(path, options);
    }) as typeof fs.lstatSync;
    expect(shown(read({}, { fs: { ...fs, lstatSync } }))).toEqual(["file 644 b 3e23e8"]);
  });

  it("names a file that cannot be opened, without a digest", () => {
    write("a", "a");
    write("b", "b");
    const openSync = ((path: string, ...rest: [number]) => {
      if (path.endsWith("a")) throw fault("EACCES", `permission denied, open '${path}'`);
      return fs.openSync(path, ...rest);
    }) as typeof fs.openSync;
    const listing = read({}, { fs: { ...fs, openSync } });
    expect(listing.unreadable).toEqual([{ path: "a", message: "EACCES: permission denied" }]);
    expect(shown(listing)).toEqual(["file 644 a", "file 644 b 3e23e8"]);
  });

  it("names a directory that cannot be listed, and lists the others", () => {
    write("a/x", "");
    write("b/y", "");
    const readdirSync = ((path: string, options: { withFileTypes: true }) => {
      if (path.endsWith("a")) throw fault("EACCES", `permission denied, scandir '${path}'`);
      return fs.readdirSync(path, options);
    }) as typeof fs.readdirSync;
    const listing = read({}, { fs: { ...fs, readdirSync } });
    expect(listing.unreadable.map(({ path }) => path)).toEqual(["a"]);
    expect(listing.entries.map(({ path }) => path)).toEqual(["a", "b", "b/y"]);
  });

  it("stops when it is cancelled, and keeps what it has hashed", () => {
    write("a", "a");
    write("b", "b");
    let opened = 0;
    const openSync = ((path: string, ...rest: [number]) => {
      opened += 1;
      return fs.openSync(path, ...rest);
    }) as typeof fs.openSync;
    const cancelled = { fs: { ...fs, openSync }, isCancelled: () => opened > 1 };
    expect(() => read({}, cancelled)).toThrow(WalkCancelled);
    expect(read().filesRead).toBe(1);
  });
});

describe("the cache", () => {
  it("spares a second walk every file", () => {
    write("a", "a");
    write("d/b", "b");
    const first = read();
    const second = read();
    expect([first.filesRead, second.filesRead]).toEqual([2, 0]);
    expect(second.entries).toEqual(first.entries);
  });

  it("has only the changed file read again, though its size and mtime are as before", () => {
    write("a", "a");
    write("b", "b");
    const { atime, mtime } = fs.statSync(join(at.root, "a"));
    const before = read();
    write("a", "c");
    fs.utimesSync(join(at.root, "a"), atime, mtime);
    const after = read();
    expect(after.filesRead).toBe(1);
    expect(after.entries[0]?.digest).not.toBe(before.entries[0]?.digest);
  });

  it("does not trust a file that was written just before it was read", () => {
    write("a", "a");
    read({}, { now: () => Date.now() });
    expect(read().filesRead).toBe(1);
  });

  it("keeps digests for what one request does not ask for", () => {
    write("a", "a");
    write("b", "b");
    read();
    read({ hash: ["a"], ignorePatterns: ["b"] });
    expect(read().filesRead).toBe(0);
  });

  it("survives two writers at once", () => {
    write("a", "a");
    write("b", "b");
    const [one, other] = [walker(), walker()];
    const request = { root: at.root, ignorePatterns: [] };
    one.read({ ...request, hash: ["a"] });
    other.read({ ...request, hash: ["b"] });
    one.read({ ...request, hash: ["a", "b"] });
    expect(read().filesRead).toBe(0);
  });

  it("believes nothing of a damaged file", () => {
    write("a", "a");
    const { entries } = read();
    const [file = ""] = fs.readdirSync(join(at.folder, "cache/hashes"));
    const path = join(at.folder, "cache/hashes", file);
    fs.writeFileSync(path, fs.readFileSync(path, "utf8").slice(0, -10));
    expect(read()).toEqual({ entries, unreadable: [], filesRead: 1 });
  });

  it("leaves no half-written file behind", () => {
    write("a", "a");
    read();
    expect(fs.readdirSync(join(at.folder, "cache/hashes"))).toEqual([
      expect.stringMatching(/^[0-9a-f]{32}\.json$/),
    ]);
  });

  it("is not needed", () => {
    write("a", "a");
    fs.writeFileSync(join(at.folder, "cache"), "in the way");
    expect(read().filesRead).toBe(1);
    expect(read({}, { cacheFolder: null }).filesRead).toBe(1);
  });
});

function fault(code: string, text: string): Error {
  return Object.assign(new Error(`${code}: ${text}`), { code });
}
