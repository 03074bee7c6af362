import { lstatSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Snapshot } from "../forecast/snapshot.ts";
import type { ContextEntry } from "../platform/host.ts";

/** A change may be stamped this much earlier or later than it was made. */
const MARGIN_MILLISECONDS = 50;
/** Longer than the time from a file's change to its folder's in one call. */
const TOGETHER_MILLISECONDS = 20;

/** What a build saw, as far as the files prove it. */
export interface SeenByBuild {
  readonly snapshot: Snapshot;
  /** How many files were changed since it began, of which only that is known. */
  readonly changed: number;
}

/**
 * A snapshot that was taken after a build began, as that build saw its files.
 *
 * @param since When it began: milliseconds since the epoch.
 * @returns Null where the files do not say what it saw.
 */
export function asBuildSaw(snapshot: Snapshot, root: string, since: number): SeenByBuild | null {
  const touched = touchedSince(root, snapshot.record.entries.filter(isTaken), since);
  if (touched === null) return null;
  // What a file held before is not known: it is another than now.
  const entries = snapshot.record.entries.map((entry) =>
    touched.has(entry.path) ? { ...entry, digest: `${entry.digest} before` } : entry,
  );
  const seen = { ...snapshot, takenAt: since, record: { ...snapshot.record, entries } };
  return { snapshot: seen, changed: touched.size };
}

/** Behind a label. */
export function changesText(count: number): string {
  if (count === 0) return "";
  return count === 1 ? " (1 file changed since)" : ` (${count} files changed since)`;
}

function isTaken({ type, digest }: ContextEntry): boolean {
  return type !== "file" || digest !== "";
}

/**
 * Which files of a build context were changed or made since a build began. A file's change time
 * cannot be set back, so that all others are what the build saw.
 *
 * @param since Milliseconds since the epoch.
 * @returns Their paths; null where a folder lost something since, and nothing says what.
 */
function touchedSince(
  root: string,
  entries: readonly ContextEntry[],
  since: number,
): ReadonlySet<string> | null {
  const from = since - MARGIN_MILLISECONDS;
  const touched = new Set<string>();
  const folders = new Set([root]);
  for (const { path, type } of entries) {
    const full = join(root, path);
    folders.add(type === "directory" ? full : dirname(full));
    if (type !== "directory" && changedAt(full) >= from) touched.add(path);
  }
  for (const folder of folders) {
    const at = changedAt(folder);
    if (at >= from && !isExplained(folder, at)) return null;
  }
  return touched;
}

/** What was made in a folder, or moved into it, has a change time of its own. */
function isExplained(folder: string, at: number): boolean {
  return namesIn(folder).some(
    (name) => Math.abs(changedAt(join(folder, name)) - at) <= TOGETHER_MILLISECONDS,
  );
}

function changedAt(path: string): number {
  try {
    return lstatSync(path).ctimeMs;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
