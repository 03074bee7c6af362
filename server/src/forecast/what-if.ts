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
  if (suppositions.length === 0) return { record, notes: [] };
  const changed = new Set<string>();
  const notes: string[] = [];
  for (const { written, patterns } of suppositions) {
    const paths = record.entries.filter((entry) => isNamed(entry, patterns));
    for (const { path } of paths) changed.add(path);
    if (paths.length === 0) notes.push(`${written} names no file of the build context.`);
  }
  const entries = record.entries.map((entry) =>
    changed.has(entry.path) ? { ...entry, digest: `what-if:${entry.digest}` } : entry,
  );
  return { record: { ...record, entries }, notes };
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
