import { compilePathPattern, hasWildcard } from "../context/go-match.ts";
import { cleanSource } from "../context/go-path.ts";
import type { Source } from "../context/select.ts";
import {
  type FileState,
  type FileWrite,
  isBehindLink,
  linksOf,
  mayBeBeneath,
} from "./file-state.ts";
import { hashOf } from "./hash.ts";

/**
 * Stands for the content of a path in a stage or an image: what is beneath it, and what known
 * steps put there. Equal symbols mean equal content; unequal ones need {@link compareSymbols}.
 */
export interface ContentSymbol {
  /** Null where known steps alone decide the content. */
  readonly beneath: string | null;
  readonly entries: readonly SymbolEntry[];
  /** The layers that do not touch the path, as far as their paths tell. */
  readonly apart: readonly string[];
  readonly mayLink: boolean;
  /** Nothing about it can be known: an address, or what is not modelled. */
  readonly unknowable: boolean;
}

export interface SymbolEntry {
  readonly path: string;
  readonly content: string;
  /** Another content is another one for sure. */
  readonly exact: boolean;
  /** Without it nothing of the same content would be there. */
  readonly alone: boolean;
}

export type Comparison = "same" | "different" | "unknown";

export const UNKNOWABLE: ContentSymbol = {
  beneath: "",
  entries: [],
  apart: [],
  mayLink: false,
  unknowable: true,
};

/** The content that a source has in a stage's files. */
export function symbolOf(files: FileState, source: Source): ContentSymbol {
  const path = `/${cleanSource(writtenPath(source))}`.replace(/^\/\.$/, "/");
  const wildcard = source.wildcards && hasWildcard(path);
  const folder = wildcard ? folderBeforeWildcard(path) : path;
  const filter = wildcard ? matcherOf(path) : () => true;
  const entries = new Map<string, SymbolEntry>();
  const apart: string[] = [];
  const folders = new MadeFolders(folder);
  let settled: SymbolEntry | null = null;
  for (const layer of files.layers) {
    const touching = layer.writes.flatMap((write) => touch(folder, write, filter) ?? []);
    if (touching.length === 0) apart.push(layer.digest);
    else settled = settledBy(touching);
    for (const { write, entry } of touching) {
      for (const made of folders.madeBy(write)) entries.set(made.path, made);
      if (!write.exact) blur(entries, write, entry);
      entries.delete(entry.path);
      entries.set(entry.path, entry);
    }
  }
  if (wildcard) settled = null;
  const common = {
    apart,
    mayLink: files.mayLink || isBehindLink(folder, linksOf(files.layers)),
    unknowable: false,
  };
  if (settled !== null) return { ...common, beneath: null, entries: [settled] };
  const sorted = [...entries.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
  const isWhole = source.exclude.length === 0 && source.include === undefined;
  const prefix = folder === "/" ? "" : folder;
  return {
    ...common,
    beneath: hashOf([files.beneath, path]),
    entries: sorted.map((entry) => {
      const at = entry.path === "" ? folder : `${prefix}/${entry.path}`;
      const exact = isWhole && entry.exact;
      return { ...entry, exact, alone: exact && !mayBeBeneath(at, files) };
    }),
  };
}

/** Folders below a path, and itself: who puts the first file into one makes it. */
class MadeFolders {
  readonly #root: string;
  readonly #made = new Set<string>();

  constructor(root: string) {
    this.#root = root;
  }

  /** Those that have an owner or a mode of their own. */
  madeBy({ path, folders }: FileWrite): readonly SymbolEntry[] {
    const entries: SymbolEntry[] = [];
    let above = path.slice(0, path.lastIndexOf("/"));
    while (above !== "" && relation(this.#root, above) === "within" && !this.#made.has(above)) {
      this.#made.add(above);
      const entry = { path: `made ${above.slice(this.#root.length)}`, exact: false, alone: false };
      if (folders !== undefined) entries.push({ ...entry, content: folders });
      above = above.slice(0, above.lastIndexOf("/"));
    }
    return entries;
  }
}

/** With `--parents` the path behind the pivot, where no pattern is in it. */
function writtenPath({ path, include }: Source): string {
  return include === undefined || hasWildcard(include) ? path : `${path}/${include}`;
}

/** The one file that a layer puts at the very path, whatever was there. */
function settledBy(touching: readonly Touch[]): SymbolEntry | null {
  const [only, ...others] = touching.filter(({ write }) => write.alternative !== true);
  if (only === undefined || others.length > 0 || only.entry.path !== "") return null;
  const { write, entry } = only;
  return write.type === "file" && write.settled && write.exact ? entry : null;
}

/** What an uncertain write may have put something over is not certain any more. */
function blur(entries: Map<string, SymbolEntry>, write: FileWrite, entry: SymbolEntry): void {
  for (const [path, earlier] of entries) {
    const isOver =
      entry.path.startsWith("?") ||
      path === entry.path ||
      (write.type === "tree" && (entry.path === "" || path.startsWith(`${entry.path}/`)));
    if (isOver) entries.set(path, { ...earlier, exact: false });
  }
}

/** What a symbol adds to a key. */
export function symbolKey({ beneath, entries }: ContentSymbol): unknown {
  return [beneath, entries.map(({ path, content }) => [path, content])];
}

/** Whether two contents are equal, as far as that can be told without building. */
export function compareSymbols(now: ContentSymbol, then: ContentSymbol): Comparison {
  if (now.unknowable || then.unknowable) return "unknown";
  if (now.beneath !== then.beneath) return "unknown";
  const changed = changedEntries(now.entries, then.entries);
  if (changed.includes("surely")) return "different";
  if (changed.length > 0) return "unknown";
  const mayLink = now.mayLink || then.mayLink;
  return mayLink && hashOf(now.apart) !== hashOf(then.apart) ? "unknown" : "same";
}

function changedEntries(
  now: readonly SymbolEntry[],
  then: readonly SymbolEntry[],
): readonly ("surely" | "perhaps")[] {
  const before = new Map(then.map((entry) => [entry.path, entry]));
  const replaced: boolean[] = [];
  const single: SymbolEntry[] = [];
  for (const entry of now) {
    const earlier = before.get(entry.path);
    before.delete(entry.path);
    if (earlier === undefined) single.push(entry);
    else if (earlier.content !== entry.content) replaced.push(entry.exact && earlier.exact);
  }
  single.push(...before.values());
  // What may be anywhere may be just there too.
  const isClear = !replaced.includes(false) && single.every(({ exact }) => exact);
  const changed = [...replaced, ...single.map(({ alone }) => alone && isClear)];
  return changed.map((surely) => (surely ? "surely" : "perhaps"));
}

interface Touch {
  readonly write: FileWrite;
  readonly entry: SymbolEntry;
}

/** What a write does to the content of a path; null where it does nothing. */
function touch(path: string, write: FileWrite, filter: (path: string) => boolean): Touch | null {
  const direct = relation(path, write.path);
  if (direct === "within") {
    if (!filter(write.path) && write.type !== "tree") return null;
    const relative =
      write.path === path ? "" : write.path.slice(path === "/" ? 1 : path.length + 1);
    // A source that is a link is followed: another link may lead to the same content.
    const isFollowed = relative === "" && write.type === "symlink";
    const exact = write.exact && write.ambiguous !== true && !isFollowed;
    return { write, entry: { path: relative, content: write.content, exact, alone: exact } };
  }
  const uncertain =
    (direct === "above" && write.type !== "directory") ||
    (direct === "apart" && mayMeet(usual(path), usual(write.path), write));
  if (!uncertain) return null;
  return {
    write,
    entry: { path: `?${write.path}`, content: write.content, exact: false, alone: false },
  };
}

function mayMeet(path: string, written: string, write: FileWrite): boolean {
  const related = relation(path, written);
  return related === "within" || (related === "above" && write.type !== "directory");
}

/** How a written path lies to a path that is read. */
function relation(path: string, written: string): "within" | "above" | "apart" {
  if (written === path || path === "/" || written.startsWith(`${path}/`)) return "within";
  return written === "/" || path.startsWith(`${written}/`) ? "above" : "apart";
}

/** Links that Linux images usually have at their root. */
const USUAL_LINKS: readonly (readonly [RegExp, string])[] = [
  [/^\/(?:usr\/)?s?bin(?=\/|$)/, "/usr/bin"],
  [/^\/lib(?:32|64|x32)?(?=\/|$)/, "/usr/lib"],
  [/^\/usr\/lib(?:32|64|x32)(?=\/|$)/, "/usr/lib"],
  [/^\/var\/run(?=\/|$)/, "/run"],
  [/^\/var\/lock(?=\/|$)/, "/run/lock"],
  [/^\/var\/spool\/mail(?=\/|$)/, "/var/mail"],
];

function usual(path: string): string {
  let resolved = path;
  for (const [pattern, target] of USUAL_LINKS) resolved = resolved.replace(pattern, target);
  return resolved;
}

function folderBeforeWildcard(path: string): string {
  const names = path.split("/");
  const first = names.findIndex((name) => hasWildcard(name));
  return first <= 1 ? "/" : names.slice(0, first).join("/");
}

/** Whether a path, or a folder above it, matches the pattern. */
function matcherOf(pattern: string): (path: string) => boolean {
  const compiled = compilePathPattern(pattern);
  return (path) => {
    for (let at = path; at !== ""; at = at.slice(0, at.lastIndexOf("/"))) {
      if (compiled.matches(at) !== false) return true;
    }
    return false;
  };
}
