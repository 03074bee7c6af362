import { cleanSource } from "../context/go-path.ts";
import { compileIgnorePattern } from "../context/ignore-matcher.ts";
import type { ContextEntry } from "../platform/host.ts";
import type { BuildRecord } from "./record.ts";
import type { WhatIf } from "./request.ts";

/** The record as if files had changed, and what was named in vain. */
export function supposeChanges(
  record: BuildRecord,
  suppositions: readonly WhatIf[],
): { readonly record: BuildRecord; readonly notes: readonly string[] } {
  let changed = record;
  const notes: string[] = [];
  for (const { written, patterns, context } of suppositions) {
    const files = context === undefined ? changed : changed.folders?.[context];
    const entries = files?.entries.map((entry) =>
      isNamed(entry, patterns) ? { ...entry, digest: `what-if:${entry.digest}` } : entry,
    );
    const isVain = entries?.every((entry, index) => entry === files?.entries[index]) ?? true;
    if (isVain) notes.push(`${written} names no file of the build context.`);
    if (files === undefined || entries === undefined || isVain) continue;
    changed =
      context === undefined
        ? { ...changed, entries }
        : { ...changed, folders: { ...changed.folders, [context]: { ...files, entries } } };
  }
  return { record: changed, notes };
}

/** Whether a pattern matches a file, or a folder above it. */
function isNamed({ path, type }: ContextEntry, patterns: readonly string[]): boolean {
  if (type === "directory") return false;
  const names = path.split("/");
  const above = names.map((_, index) => names.slice(0, index + 1).join("/"));
  return patterns.some((written) => {
    const pattern = cleanSource(written);
    if (pattern === ".") return true;
    const compiled = compileIgnorePattern(pattern);
    return above.some((at) => at === pattern || compiled?.matches(at) === true);
  });
}
