// Hashing is arithmetic: the same input gives the same output everywhere, so the core may do it.
import { createHash } from "node:crypto";
import type { ContextListing } from "../platform/host.ts";
import type { Selected, SelectedEntry, Selection } from "./select.ts";

/**
 * The content of all sources that one step takes from one place: changes exactly when BuildKit's
 * content key does. Names, nesting, contents, link targets and modes count; owners and times do not.
 * Where a pattern chooses, only the last name of each entry counts, not the folder that it lies in.
 *
 * Null where it cannot be known: a source is missing, or something in it could not be read.
 */
export function digestSources(
  selections: readonly Selection[],
  unreadable: ContextListing["unreadable"],
): string | null {
  const unknown = new Set(unreadable.map(({ path }) => path));
  const selected: Selected[] = [];
  for (const selection of selections) {
    if (selection.kind !== "selected") return null;
    selected.push(selection);
  }
  const digests: string[] = [];
  for (const selection of inBuildKitOrder(selected)) {
    const digest = digestEntries(selection, unknown);
    if (digest === null) return null;
    digests.push(digest);
  }
  return sha256(digests);
}

/** BuildKit sorts the sources, and drops a plain one that is, or lies in, another plain one. */
function inBuildKitOrder(selections: readonly Selected[]): readonly Selected[] {
  const plain = new Set<string>();
  for (const { filtered, path } of selections) if (!filtered) plain.add(path);
  const seen = new Set<string>();
  const kept = selections.filter(({ filtered, path }) => {
    if (filtered) return true;
    const covered = seen.has(path) || [...plain].some((other) => path.startsWith(`${other}/`));
    seen.add(path);
    return !covered;
  });
  return kept.sort((a, b) => compare(a.path, b.path));
}

function digestEntries(
  { entries, filtered }: Selected,
  unknown: ReadonlySet<string>,
): string | null {
  const records: (readonly (string | number)[])[] = [];
  for (const selected of filtered ? inTreeOrder(entries) : inNameOrder(entries)) {
    const { entry } = selected;
    if (unknown.has(entry.path)) return null;
    if (entry.type === "file" && entry.digest === "") return null;
    const name = filtered ? lastName(selected) : selected.name;
    records.push([name, entry.type, entry.mode, entry.size, entry.digest]);
  }
  return sha256(records);
}

function inNameOrder(entries: readonly SelectedEntry[]): readonly SelectedEntry[] {
  return [...entries].sort((a, b) => compare(a.name, b.name));
}

/** What a folder holds follows it at once, whatever its siblings are called. */
function inTreeOrder(entries: readonly SelectedEntry[]): readonly SelectedEntry[] {
  return entries
    .map((entry) => ({ entry, place: entry.name.replaceAll("/", "\0") }))
    .sort((a, b) => compare(a.place, b.place))
    .map(({ entry }) => entry);
}

/** What lies behind a link is one with it: there the whole way from the link counts. */
function lastName({ name, behindLink = 0 }: SelectedEntry): string {
  return name.slice(name.lastIndexOf("/", name.length - behindLink - 1) + 1);
}

function sha256(value: unknown): string {
  return `sha256:${createHash("sha256").update(JSON.stringify(value)).digest("hex")}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
