import type { ReasonKind, ReasonView } from "@strata/protocol/forecast";
import { type Difference, type DifferenceKind, differences } from "../context/differences.ts";
import { IgnoreMatcher, type IgnoreState, rootState } from "../context/ignore-matcher.ts";
import type { Selection } from "../context/select.ts";
import type { ContextEntry } from "../platform/host.ts";
import type { Plan, PlannedStep } from "./plan.ts";

/** At most so many files are named; the message counts the rest. */
const MAXIMUM_FILES = 50;

/** Which files of the build context differ that a step takes, a reason for each kind of change. */
export function fileReasons(
  step: PlannedStep,
  earlier: PlannedStep,
  now: Plan,
  then: Plan,
): ReasonView[] {
  const found = differences(selectedEntries(earlier.selections), selectedEntries(step.selections));
  if (found.length === 0) {
    const folders = changedFolders(earlier, step);
    return folders.length === 0 ? [] : [filesReason("file-mode", folders)];
  }
  const grouped = new Map<ReasonKind, string[]>();
  for (const difference of found) {
    const kind = reasonKind(difference, now, then);
    grouped.set(kind, [...(grouped.get(kind) ?? []), difference.path]);
  }
  return ORDER.flatMap((kind) => {
    const files = grouped.get(kind);
    return files === undefined ? [] : [filesReason(kind, files)];
  });
}

function changedFolders(earlier: PlannedStep, step: PlannedStep): readonly string[] {
  const before = new Map(selectedEntries(earlier.selections).map(({ path, mode }) => [path, mode]));
  return selectedEntries(step.selections)
    .filter(({ path, mode, type }) => type === "directory" && before.get(path) !== mode)
    .map(({ path }) => path);
}

const ORDER: readonly ReasonKind[] = [
  "file-changed",
  "file-added",
  "file-removed",
  "file-mode",
  "ignore-changed",
];

const KINDS: Readonly<Record<DifferenceKind, ReasonKind>> = {
  added: "file-added",
  removed: "file-removed",
  content: "file-changed",
  link: "file-changed",
  type: "file-changed",
  mode: "file-mode",
};

function reasonKind({ kind, path }: Difference, now: Plan, then: Plan): ReasonKind {
  const byIgnoring =
    (kind === "removed" && isIgnored(path, now.record.ignorePatterns)) ||
    (kind === "added" && isIgnored(path, then.record.ignorePatterns));
  return byIgnoring ? "ignore-changed" : KINDS[kind];
}

function filesReason(kind: ReasonKind, files: readonly string[]): ReasonView {
  const [first = "", ...others] = files;
  const what = others.length === 0 ? first : `${first} and ${others.length} more`;
  return { kind, message: `${what} ${verb(kind)}.`, files: files.slice(0, MAXIMUM_FILES) };
}

function verb(kind: ReasonKind): string {
  switch (kind) {
    case "file-added":
      return "added";
    case "file-removed":
      return "removed";
    case "file-mode":
      return "changed in mode";
    case "ignore-changed":
      return "affected by a changed ignore file";
    default:
      return "changed";
  }
}

function selectedEntries(selections: readonly Selection[]): readonly ContextEntry[] {
  const entries = new Map<string, ContextEntry>();
  for (const selection of selections) {
    if (selection.kind !== "selected") continue;
    for (const { entry } of selection.entries) entries.set(entry.path, entry);
  }
  return [...entries.values()];
}

function isIgnored(path: string, patterns: readonly string[]): boolean {
  const matcher = new IgnoreMatcher(patterns);
  let state: IgnoreState = rootState;
  let ignored = false;
  const names = path.split("/");
  for (let depth = 1; depth <= names.length; depth += 1) {
    const verdict = matcher.match(names.slice(0, depth).join("/"), state);
    ({ state, ignored } = verdict);
  }
  return ignored;
}
