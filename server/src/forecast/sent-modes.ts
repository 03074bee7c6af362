import { indexContext } from "../context/context-index.ts";
import { selectedPaths, selectSource } from "../context/select.ts";
import type { ContextEntry } from "../platform/host.ts";
import type { Outline } from "./plan.ts";
import type { BuildRecord } from "./record.ts";

/** Modes of directories by path; those of the build context have the name of none. */
type Modes = ReadonlyMap<string, number>;

/**
 * The modes of directories that the engine knows: a client does not send a directory again for its
 * mode alone, so it keeps the one that it was first sent with, for as long as each build asks for
 * it. Builds are taken in the order in which they ran.
 */
export class SentModes {
  #main: Modes = new Map();
  #folders: ReadonlyMap<string, Modes> = new Map();

  /** The record of the next build with modes as the engine will have them. */
  asKnown(record: BuildRecord): BuildRecord {
    const entries = withModes(record.entries, this.#main);
    if (record.folders === undefined) return { ...record, entries };
    const folders = Object.entries(record.folders).map(([name, files]) => {
      const known = withModes(files.entries, this.#folders.get(name) ?? new Map());
      return [name, { ...files, entries: known }] as const;
    });
    return { ...record, entries, folders: Object.fromEntries(folders) };
  }

  /** That build ran. What it wrote into is not kept: the next build is sent everything. */
  ran(known: BuildRecord, outline: Outline, wroteContext: boolean): void {
    this.#main = wroteContext ? new Map() : directoriesSent(known.entries, outline.contextSources);
    this.#folders = new Map(
      Object.entries(known.folders ?? {}).map(([name, { entries }]) => [
        name,
        directoriesSent(entries, outline.folderSources.get(name) ?? []),
      ]),
    );
  }
}

function withModes(entries: readonly ContextEntry[], sent: Modes): readonly ContextEntry[] {
  return entries.map((entry) => {
    const mode = entry.type === "directory" ? sent.get(entry.path) : undefined;
    return mode === undefined || mode === entry.mode ? entry : { ...entry, mode };
  });
}

/** What a build asks for: its sources, what is in them, and the directories above. */
function directoriesSent(
  entries: readonly ContextEntry[],
  contextSources: readonly string[],
): Modes {
  const directories = entries.filter(({ type }) => type === "directory");
  if (contextSources.includes(".")) return modesOf(directories);
  const context = indexContext(entries);
  const selections = contextSources.flatMap((path) => [
    selectSource(context, { path, wildcards: true, exclude: [] }),
    selectSource(context, { path, wildcards: false, exclude: [] }),
  ]);
  const asked = new Set(selectedPaths(selections).flatMap(withFoldersAbove));
  return modesOf(directories.filter(({ path }) => asked.has(path)));
}

function modesOf(directories: readonly ContextEntry[]): Modes {
  return new Map(directories.map(({ path, mode }) => [path, mode]));
}

function withFoldersAbove(path: string): string[] {
  const names = path.split("/");
  return names.map((_, index) => names.slice(0, index + 1).join("/"));
}
