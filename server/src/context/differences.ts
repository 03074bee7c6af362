import type { ContextEntry } from "../platform/host.ts";

export type DifferenceKind = "added" | "removed" | "content" | "mode" | "link" | "type";

/** How one entry of a build context differs; a link's new target is `link`. */
export interface Difference {
  readonly path: string;
  readonly kind: DifferenceKind;
}

/** What is compared: an entry of a {@link ContextListing}, or the same from a snapshot or git. */
export type ComparedEntry = Pick<ContextEntry, "path" | "type" | "mode" | "digest">;

/**
 * Sorted by path. What a digest does not see is no difference: times, sizes apart from content,
 * directory modes. A directory is named only where no named entry lies in it.
 */
export function differences(
  before: readonly ComparedEntry[],
  after: readonly ComparedEntry[],
): readonly Difference[] {
  const old = new Map(before.map((entry) => [entry.path, entry]));
  const found: Difference[] = [];
  for (const entry of after) {
    const earlier = old.get(entry.path);
    old.delete(entry.path);
    const kind = earlier === undefined ? "added" : changeOf(earlier, entry);
    if (kind !== null) found.push({ path: entry.path, kind });
  }
  for (const path of old.keys()) found.push({ path, kind: "removed" });
  found.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  const directories = directoryPaths(before, after);
  const parents = new Set(found.flatMap(({ path }) => ancestors(path)));
  return found.filter(
    ({ path, kind }) => kind === "type" || !(directories.has(path) && parents.has(path)),
  );
}

function changeOf(before: ComparedEntry, after: ComparedEntry): DifferenceKind | null {
  if (before.type !== after.type) return "type";
  if (before.digest !== after.digest) return after.type === "symlink" ? "link" : "content";
  return after.type === "file" && before.mode !== after.mode ? "mode" : null;
}

function directoryPaths(...lists: readonly (readonly ComparedEntry[])[]): ReadonlySet<string> {
  return new Set(
    lists.flatMap((list) =>
      list.filter(({ type }) => type === "directory").map(({ path }) => path),
    ),
  );
}

function ancestors(path: string): readonly string[] {
  const found: string[] = [];
  for (let slash = path.lastIndexOf("/"); slash !== -1; slash = path.lastIndexOf("/", slash - 1)) {
    found.push(path.slice(0, slash));
    if (slash === 0) break;
  }
  return found;
}
