import type { ContextEntry } from "../platform/host.ts";
import type { ContextIndex } from "./context-index.ts";
import { IgnoreMatcher, type IgnoreState, rootState } from "./ignore-matcher.ts";
import { selectSource } from "./select.ts";

/** A tree of files to walk; `.` is its root. What it cannot read it leaves out, and remembers. */
export interface ContextTree {
  /** In any order. */
  children(directory: string): readonly { readonly name: string; readonly directory: boolean }[];
  /** The entry as a build would send it, without a file's digest; null for what is not sent. */
  describe(path: string): ContextEntry | null;
}

/**
 * What a build would send: everything that is not ignored, empty directories too, and the parents
 * of what is kept. Links are entries, never followed. Sorted by path.
 */
export function walkContext(
  tree: ContextTree,
  ignorePatterns: readonly string[],
): readonly ContextEntry[] {
  const matcher = new IgnoreMatcher(ignorePatterns);
  const found: ContextEntry[] = [];
  visit(".", rootState, []);
  return found.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));

  /** `pending` are the ignored directories on the way here that no kept entry has brought in yet. */
  function visit(directory: string, state: IgnoreState, pending: string[]): void {
    for (const child of tree.children(directory)) {
      const path = directory === "." ? child.name : `${directory}/${child.name}`;
      const verdict = matcher.match(path, state);
      if (!verdict.ignored) {
        for (const parent of pending.splice(0)) add(parent);
        add(path);
        if (child.directory) visit(path, verdict.state, pending);
      } else if (child.directory && !matcher.canSkip(path)) {
        const inner = [...pending, path];
        const before = inner.length;
        visit(path, verdict.state, inner);
        if (inner.length < before) pending.splice(0);
      }
    }
  }

  function add(path: string): void {
    const entry = tree.describe(path);
    if (entry !== null) found.push(entry);
  }
}

/** The files that a request's sources select, whether they mean patterns or plain paths. */
export function filesToHash(
  context: ContextIndex,
  sources: readonly string[],
): ReadonlySet<string> {
  const files = new Set<string>();
  for (const path of sources) {
    for (const wildcards of [true, false]) {
      const selection = selectSource(context, { path, wildcards, exclude: [] });
      if (selection.kind !== "selected") continue;
      for (const { entry } of selection.entries) if (entry.type === "file") files.add(entry.path);
    }
  }
  return files;
}
