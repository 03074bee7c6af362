import type { ContextEntry } from "../platform/host.ts";
import { cleanPath } from "./go-path.ts";

/** The entries of a build context by path, with links that lead to where they point. */
export interface ContextIndex {
  entry(path: string): ContextEntry | undefined;
  /** Everything below a directory (`.` is the whole), sorted, the directory itself left out. */
  below(directory: string): readonly ContextEntry[];
  /** The path that is meant once links are followed, inside the context alone; null is nowhere. */
  resolve(path: string): string | null;
}

/** As in BuildKit. */
const maximumLinks = 255;

/** `entries` as a {@link ContextListing} has them: sorted by path. */
export function indexContext(entries: readonly ContextEntry[]): ContextIndex {
  const byPath = new Map(entries.map((entry) => [entry.path, entry]));
  return {
    entry: (path) => byPath.get(path),
    below: (directory) => (directory === "." ? entries : entriesBelow(entries, `${directory}/`)),
    resolve: (path) => resolveLinks(byPath, path),
  };
}

function entriesBelow(entries: readonly ContextEntry[], prefix: string): readonly ContextEntry[] {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((entries[middle]?.path ?? "") < prefix) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while (entries[end]?.path.startsWith(prefix) === true) end += 1;
  return entries.slice(low, end);
}

function resolveLinks(byPath: ReadonlyMap<string, ContextEntry>, path: string): string | null {
  const remaining = path.split("/").reverse();
  let current = "";
  let links = 0;
  for (let name = remaining.pop(); name !== undefined; name = remaining.pop()) {
    const next = cleanPath(`/${current}/${name}`).slice(1);
    const entry = byPath.get(next);
    if (next !== "" && entry === undefined) return null;
    if (entry?.type !== "symlink") {
      current = next;
      continue;
    }
    links += 1;
    if (links > maximumLinks) return null;
    remaining.push(...entry.digest.split("/").reverse());
    if (entry.digest.startsWith("/")) current = "";
  }
  return current === "" ? "." : current;
}
