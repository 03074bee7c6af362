import type { ContextEntry } from "../platform/host.ts";
import type { ContextIndex } from "./context-index.ts";
import { compilePathPattern, hasWildcard } from "./go-match.ts";
import { baseName, cleanSource } from "./go-path.ts";
import { IgnoreMatcher, type IgnoreState, rootState } from "./ignore-matcher.ts";

/** One source of a COPY or ADD, or the source of a bind mount. */
export interface Source {
  /** As written, variables expanded; it is cleaned here. */
  readonly path: string;
  /** COPY and ADD read `*`, `?` and `[…]`; a bind mount takes them as they are. */
  readonly wildcards: boolean;
  /** The patterns of `--exclude`. */
  readonly exclude: readonly string[];
  /** With `--parents`: what of the folder `path` is taken, with the folders above it. */
  readonly include?: string;
}

export interface SelectedEntry {
  /**
   * What the step sees of the path: relative to a source directory, or to the folder before the
   * first wildcard; empty for a source itself, whose own name is no part of its content.
   */
  readonly name: string;
  readonly entry: ContextEntry;
  /** How many last characters of the name lead on from a link that a pattern matched. */
  readonly behindLink?: number;
}

export type Selection = Selected | NotSelected;

export interface Selected {
  readonly kind: "selected";
  /** The cleaned source; orders the sources of one step. */
  readonly path: string;
  /** With wildcards or exclusions; a plain source below another plain one adds nothing. */
  readonly filtered: boolean;
  /** Empty where a wildcard matches nothing, which builds. */
  readonly entries: readonly SelectedEntry[];
}

/** The build fails: there is no such path, or a link leads nowhere, or the pattern is no pattern. */
export interface NotSelected {
  readonly kind: "missing" | "broken-link" | "bad-pattern";
  readonly path: string;
}

/**
 * The entries of the build context that a source stands for, as BuildKit's content hash finds them.
 *
 * @see https://github.com/moby/buildkit/blob/master/cache/contenthash/checksum.go
 */
export function selectSource(context: ContextIndex, source: Source): Selection {
  const path = cleanSource(source.path);
  if (source.wildcards && hasWildcard(path)) return selectPattern(context, path, source.exclude);
  const resolved = context.resolve(path);
  if (resolved === null) return { kind: "missing", path };
  const entries = entriesAt(context, resolved);
  if (source.include !== undefined) return selectIncluded(entries, path, source);
  if (source.exclude.length === 0) return { kind: "selected", path, filtered: false, entries };
  const kept = withoutExcluded(entries, source.exclude);
  return { kind: "selected", path, filtered: true, entries: kept };
}

function selectIncluded(
  entries: readonly SelectedEntry[],
  path: string,
  { include = "", exclude }: Source,
): Selection {
  const wanted = withFoldersAbove(entries, new IgnoreMatcher([include]), true);
  // What is written without a wildcard has to be there.
  if (wanted.length === 0 && !hasWildcard(include)) {
    return { kind: "missing", path: path === "." ? include : `${path}/${include}` };
  }
  return { kind: "selected", path, filtered: true, entries: withoutExcluded(wanted, exclude) };
}

/** Paths of the context's own entries that are in a selection, in order and once each. */
export function selectedPaths(selections: readonly Selection[]): readonly string[] {
  const paths = new Set<string>();
  for (const selection of selections) {
    if (selection.kind !== "selected") continue;
    for (const { entry } of selection.entries) paths.add(entry.path);
  }
  return [...paths].sort();
}

function selectPattern(context: ContextIndex, path: string, exclude: readonly string[]): Selection {
  const pattern = compilePathPattern(path);
  const folder = folderBeforeWildcard(path);
  const resolved = context.resolve(folder);
  if (resolved === null) return { kind: "missing", path };
  const matches: ContextEntry[] = [];
  // Below a file there is nothing to match, which builds.
  for (const entry of isFolder(context, resolved) ? context.below(resolved) : []) {
    const name = relativeTo(resolved, entry.path);
    const verdict = pattern.matches(folder === "." ? name : `${folder}/${name}`);
    if (verdict === null) return { kind: "bad-pattern", path };
    const covered = verdict && matches.some((other) => entry.path.startsWith(`${other.path}/`));
    if (verdict && !covered) matches.push(entry);
  }
  return selectMatches(context, matches, { path, folder: resolved, exclude });
}

interface Matching {
  readonly path: string;
  readonly folder: string;
  readonly exclude: readonly string[];
}

function selectMatches(
  context: ContextIndex,
  matches: readonly ContextEntry[],
  { path, folder, exclude }: Matching,
): Selection {
  const entries: SelectedEntry[] = [];
  const found = matches.map((match) => ({
    match,
    kept: withoutExcluded(entriesAt(context, match.path), exclude),
  }));
  const [only] = found.filter(({ kept }) => kept.length > 0);
  const count = found.reduce((sum, { kept }) => sum + kept.length, 0);
  // A single match that has the pattern's own name counts without its name.
  const nameless =
    count === 1 && only !== undefined && baseName(only.match.path) === baseName(path);
  for (const { match, kept } of found) {
    if (kept.length === 0) continue;
    const name = nameless ? "" : relativeTo(folder, match.path);
    // A link that the pattern itself matches is followed; one inside of what it matches is not.
    const target = match.type === "symlink" ? context.resolve(match.path) : match.path;
    if (target === null) return { kind: "broken-link", path: match.path };
    const seen = match.type === "symlink" ? entriesAt(context, target) : kept;
    for (const inner of seen) {
      const full = joined(name, inner.name);
      const behindLink = match.type === "symlink" ? { behindLink: full.length - name.length } : {};
      entries.push({ name: full, entry: inner.entry, ...behindLink });
    }
  }
  return { kind: "selected", path, filtered: true, entries };
}

/** What lies at a path, its own name left out, and everything below. */
function entriesAt(context: ContextIndex, path: string): readonly SelectedEntry[] {
  const entry = context.entry(path);
  const below = isFolder(context, path) ? context.below(path) : [];
  return [
    ...(entry === undefined ? [] : [{ name: "", entry }]),
    ...below.map((inner) => ({ name: relativeTo(path, inner.path), entry: inner })),
  ];
}

/** The patterns see names relative to the source; a directory whose content stays is kept too. */
function withoutExcluded(
  entries: readonly SelectedEntry[],
  exclude: readonly string[],
): readonly SelectedEntry[] {
  return exclude.length === 0
    ? entries
    : withFoldersAbove(entries, new IgnoreMatcher(exclude), false);
}

/** Entries that the patterns match, or do not, and the directories that they lie in. */
function withFoldersAbove(
  entries: readonly SelectedEntry[],
  matcher: IgnoreMatcher,
  matching: boolean,
): readonly SelectedEntry[] {
  const states = new Map<string, IgnoreState>();
  const kept = new Set<string>();
  for (const { name } of entries) {
    const verdict = matcher.match(name, states.get(parentName(name)) ?? rootState);
    states.set(name, verdict.state);
    if (verdict.ignored !== matching) continue;
    for (let at = name; !kept.has(at); at = parentName(at)) kept.add(at);
  }
  return entries.filter(({ name }) => kept.has(name));
}

function folderBeforeWildcard(path: string): string {
  const names = path.split("/");
  const first = names.findIndex((name) => hasWildcard(name));
  return first <= 0 ? "." : names.slice(0, first).join("/");
}

function relativeTo(folder: string, path: string): string {
  return folder === "." ? path : path.slice(folder.length + 1);
}

function joined(name: string, inner: string): string {
  return name === "" || inner === "" ? name + inner : `${name}/${inner}`;
}

/** The context itself has no entry, and is one. */
function isFolder(context: ContextIndex, path: string): boolean {
  return path === "." || context.entry(path)?.type === "directory";
}

function parentName(name: string): string {
  const slash = name.lastIndexOf("/");
  return slash === -1 ? "" : name.slice(0, slash);
}
