import { lstatSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Snapshot } from "../forecast/snapshot.ts";
import type { ContextEntry, EntryType } from "../platform/host.ts";
import { asBuildSaw, changesText } from "./touched-since.ts";

let root = "";

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "strata-touched-"));
});

afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

describe("what a build saw that nobody followed", () => {
  it("is what lies there, where nothing changed since it began", () => {
    const file = makeFile("a.txt");
    const seen = asBuildSaw(snapshotOf(entry("a.txt")), root, file + 1000);
    expect(seen?.changed).toBe(0);
    expect(seen?.snapshot.record.entries).toEqual([entry("a.txt")]);
    expect(seen?.snapshot.takenAt).toBe(file + 1000);
  });

  it("is something else in a file that changed since", () => {
    const file = makeFile("a.txt");
    const seen = asBuildSaw(snapshotOf(entry("a.txt")), root, file - 1000);
    expect(seen?.changed).toBe(1);
    expect(seen?.snapshot.record.entries[0]?.digest).not.toBe(entry("a.txt").digest);
  });

  it("counts a change that was stamped just before it began", () => {
    const file = makeFile("a.txt");
    expect(asBuildSaw(snapshotOf(entry("a.txt")), root, file + 20)?.changed).toBe(1);
  });

  it("does not ask for a file that no step took", () => {
    const file = makeFile("a.txt");
    const seen = asBuildSaw(snapshotOf({ ...entry("a.txt"), digest: "" }), root, file - 1000);
    expect(seen?.changed).toBe(0);
  });

  it("is not known where a folder lost something since", () => {
    mkdirSync(join(root, "src"));
    const file = makeFile("src/gone.txt");
    rmSync(join(root, "src/gone.txt"));
    const snapshot = snapshotOf(entry("src", "directory"));
    expect(asBuildSaw(snapshot, root, file - 1000)).toBeNull();
    expect(asBuildSaw(snapshot, root, Date.now() + 1000)?.changed).toBe(0);
  });

  it("is told behind a label", () => {
    expect([0, 1, 2].map(changesText)).toEqual([
      "",
      " (1 file changed since)",
      " (2 files changed since)",
    ]);
  });
});

/** @returns When it was made: an empty file and its folder have one time. */
function makeFile(path: string): number {
  writeFileSync(join(root, path), "");
  return lstatSync(join(root, path)).ctimeMs;
}

function entry(path: string, type: EntryType = "file"): ContextEntry {
  const digest = type === "file" ? `sha256:${path}` : "";
  return { path, type, mode: 0o644, size: 0, digest };
}

function snapshotOf(...entries: readonly ContextEntry[]): Snapshot {
  const record = {
    text: "FROM scratch\nCOPY . /\n",
    target: null,
    buildArgs: {},
    platform: null,
    images: {},
    ignorePatterns: [],
    entries,
    unreadable: [],
  };
  return { record, takenAt: 0, builder: null };
}
