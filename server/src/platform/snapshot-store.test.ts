import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { DiskSnapshotStore } from "./snapshot-store.ts";

/** Where each test has its cache. */
const at = { folder: "" };

beforeEach(() => {
  at.folder = mkdtempSync(join(tmpdir(), "strata-snapshots-"));
});

afterEach(() => {
  rmSync(at.folder, { recursive: true, force: true });
});

function store(now = 1000, cacheFolder: string | null = at.folder): DiskSnapshotStore {
  return new DiskSnapshotStore({ cacheFolder, now: () => now, generations: 3 });
}

describe("DiskSnapshotStore", () => {
  it("lists what was added, newest first, for its key alone", async () => {
    await store(1000).add("k", "one");
    await store(2000).add("k", "two");
    await store(3000).add("other", "three");
    expect(await store().list("k")).toEqual(["two", "one"]);
  });

  it("keeps the order where the clock went back", async () => {
    await store(2000).add("k", "one");
    await store(1000).add("k", "two");
    expect(await store().list("k")).toEqual(["two", "one"]);
  });

  it("keeps a bounded number of generations", async () => {
    for (const text of ["a", "b", "c", "d", "e"]) await store().add("k", text);
    expect(await store().list("k")).toEqual(["e", "d", "c"]);
  });

  it("puts a text in the place of another", async () => {
    for (const text of ["a", "b"]) await store().add("k", text);
    await store().add("k", "c", "b");
    expect(await store().list("k")).toEqual(["c", "a"]);
  });

  it("loses nothing when two write in the same moment", async () => {
    const [one, other] = [store(), store()];
    await Promise.all([one.add("k", "one"), other.add("k", "two")]);
    expect([...(await store().list("k"))].sort()).toEqual(["one", "two"]);
  });

  it("takes no key for a path", async () => {
    await store().add("../../escape", "text");
    expect(readdirSync(at.folder)).toEqual(["snapshots"]);
    expect(await store().list("../../escape")).toEqual(["text"]);
  });

  it("lists nothing where nothing can be kept", async () => {
    const blocked = join(at.folder, "file");
    writeFileSync(blocked, "");
    for (const cacheFolder of [null, blocked]) {
      await store(1, cacheFolder).add("k", "text");
      expect(await store(1, cacheFolder).list("k")).toEqual([]);
    }
  });
});
