import { randomBytes } from "node:crypto";
import { mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/**
 * Writes a file of the cache whole or not at all: a reader sees the old or the new text, two
 * writers leave one of their texts. Null where it is written, else why it could not be.
 */
export function writeCacheFile(path: string, text: string): string | null {
  const temporary = `${path}.${randomBytes(6).toString("hex")}${temporarySuffix}`;
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    writeFileSync(temporary, text, { mode: 0o600 });
    renameSync(temporary, path);
    return null;
  } catch (error) {
    removeCacheFile(temporary);
    return error instanceof Error ? error.message : String(error);
  }
}

/**
 * Removes all but the `keep` newest entries of a folder, and what an interrupted write left there
 * more than an hour before `now` (milliseconds).
 */
export function trimCacheFolder(folder: string, keep: number, now: number): void {
  const entries: { readonly path: string; readonly time: number }[] = [];
  for (const name of namesIn(folder)) {
    const path = join(folder, name);
    const time = modifiedAt(path);
    if (time === null) continue;
    if (!name.endsWith(temporarySuffix)) entries.push({ path, time });
    else if (time < now - hour) removeCacheFile(path);
  }
  entries.sort((a, b) => b.time - a.time);
  for (const { path } of entries.slice(keep)) removeCacheFile(path);
}

/** Does nothing where another process is faster, or has the file open. */
export function removeCacheFile(path: string): void {
  try {
    rmSync(path, { force: true, recursive: true });
  } catch {
    // It stays, and is tried again the next time.
  }
}

/** Empty where there is no such folder. */
export function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

const temporarySuffix = ".tmp";
const hour = 3_600_000;

function modifiedAt(path: string): number | null {
  try {
    return statSync(path).mtimeMs;
  } catch {
    return null;
  }
}
