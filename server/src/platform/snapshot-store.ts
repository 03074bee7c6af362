import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { namesIn, removeCacheFile, trimCacheFolder, writeCacheFile } from "./cache-file.ts";
import type { SnapshotStore } from "./host.ts";

export interface SnapshotStoreOptions {
  /** Null keeps nothing. */
  readonly cacheFolder: string | null;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Kept for each key; default 20. */
  readonly generations?: number;
}

/** Keeps texts on disk, one file each, in a folder for each key; the oldest go. */
export class DiskSnapshotStore implements SnapshotStore {
  readonly #options: SnapshotStoreOptions;

  constructor(options: SnapshotStoreOptions) {
    this.#options = options;
  }

  list(key: string): Promise<readonly string[]> {
    const folder = this.#folderOf(key);
    const texts: string[] = [];
    for (const name of folder === null ? [] : generationsIn(folder)) {
      const text = readText(join(folder ?? "", name));
      if (text !== null) texts.push(text);
    }
    return Promise.resolve(texts);
  }

  add(key: string, text: string, replaced?: string): Promise<string | null> {
    const folder = this.#folderOf(key);
    if (folder === null) return Promise.resolve("there is no cache folder");
    const now = this.#options.now();
    const [newest] = generationsIn(folder);
    // Names sort by age, also where the clock stood still or went back.
    const number = Math.max(now, newest === undefined ? 0 : numberOf(newest) + 1);
    const superseded = generationsIn(folder).filter(
      (name) => replaced !== undefined && readText(join(folder, name)) === replaced,
    );
    const problem = writeCacheFile(join(folder, nameOf(number, text)), text);
    if (problem !== null) return Promise.resolve(problem);
    for (const name of superseded.slice(0, 1)) removeCacheFile(join(folder, name));
    for (const name of generationsIn(folder).slice(this.#options.generations ?? 20)) {
      removeCacheFile(join(folder, name));
    }
    trimCacheFolder(this.#root() ?? folder, maximumKeys, now);
    return Promise.resolve(null);
  }

  #folderOf(key: string): string | null {
    const root = this.#root();
    if (root === null) return null;
    return join(root, createHash("sha256").update(key).digest("hex").slice(0, 32));
  }

  #root(): string | null {
    const { cacheFolder } = this.#options;
    return cacheFolder === null ? null : join(cacheFolder, "snapshots");
  }
}

const maximumKeys = 500;
const generationName = /^(\d{15})-[0-9a-f]{8}\.json$/;

/** Newest first. */
function generationsIn(folder: string): readonly string[] {
  return namesIn(folder)
    .filter((name) => generationName.test(name))
    .sort()
    .reverse();
}

function nameOf(number: number, text: string): string {
  // Two processes that write in the same millisecond do not take each other's name.
  const mark = createHash("sha256").update(text).digest("hex").slice(0, 8);
  return `${String(number).padStart(15, "0")}-${mark}.json`;
}

function numberOf(name: string): number {
  return Number(generationName.exec(name)?.[1] ?? 0);
}

function readText(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null;
  }
}
