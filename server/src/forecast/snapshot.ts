import type { ContextEntry, EntryType, ImageFacts } from "../platform/host.ts";
import { type MeasuredBuild, readMeasuredBuild } from "./measured-build.ts";
import type { BuildRecord, ContextFiles } from "./record.ts";
import { runOptionsOf } from "../model/run-options.ts";

/** A record that was kept, and of what. */
export interface Snapshot {
  readonly record: BuildRecord;
  /** Milliseconds since the epoch. */
  readonly takenAt: number;
  /** The builder that ran it and whose cache it tells of; null counts for every builder. */
  readonly builder: string | null;
  /** What was seen when it ran; absent where a snapshot was taken without a build. */
  readonly build?: MeasuredBuild;
}

/**
 * Raised whenever an older program could not read, or would misread, what this one writes. The
 * first knew of no build that failed.
 */
const VERSION = 2;
const READ_VERSIONS: readonly unknown[] = [1, VERSION];

/** What is kept of it: a build context's unread files are left out, so that it stays small. */
export function writeSnapshot({ record, takenAt, builder, build }: Snapshot): string {
  const folders =
    record.folders &&
    Object.fromEntries(
      Object.entries(record.folders).map(([name, files]) => [
        name,
        { ...files, entries: writeEntries(files.entries) },
      ]),
    );
  const kept = { ...record, build: undefined, entries: writeEntries(record.entries), folders };
  return `${JSON.stringify({ strata: "snapshot", version: VERSION, takenAt, builder, build, record: kept })}\n`;
}

function writeEntries(entries: readonly ContextEntry[]): unknown {
  return entries
    .filter(({ type, digest }) => type !== "file" || digest !== "")
    .map(({ path, type, mode, size, digest }) => [path, type, mode, size, digest]);
}

/** Null where the text is no snapshot, or one of a version that this program does not know. */
export function readSnapshot(text: string): Snapshot | null {
  const parsed = parseJson(text);
  if (!isObject(parsed) || parsed["strata"] !== "snapshot") return null;
  if (!READ_VERSIONS.includes(parsed["version"])) return null;
  const record = readRecord(parsed["record"]);
  const { takenAt, builder } = parsed;
  if (record === null || typeof takenAt !== "number") return null;
  const build = readMeasuredBuild(parsed["build"]);
  // Without its steps a build that failed would count as a whole one.
  if (parsed["build"] !== undefined && build === undefined) return null;
  return {
    record,
    takenAt,
    builder: typeof builder === "string" ? builder : null,
    ...(build === undefined ? {} : { build }),
  };
}

function readRecord(value: unknown): BuildRecord | null {
  if (!isObject(value)) return null;
  const { text, target, platform, buildArgs, images, namedContexts, folders, runOptions } = value;
  if (typeof text !== "string" || !isObject(buildArgs) || !isObject(images)) return null;
  const files = readFiles(value);
  const named = readFolders(folders);
  if (files === null || named === null) return null;
  return {
    text,
    target: typeof target === "string" ? target : null,
    platform: typeof platform === "string" ? platform : null,
    buildArgs: readTexts(buildArgs),
    images: Object.fromEntries(
      Object.entries(images).flatMap(([name, facts]) => {
        const known = readImage(facts);
        return known === null ? [] : [[name, known] as const];
      }),
    ),
    ...files,
    ...(isObject(runOptions) ? { runOptions: runOptionsOf((name) => runOptions[name]) } : {}),
    ...(isObject(namedContexts) ? { namedContexts: readTexts(namedContexts) } : {}),
    ...(folders === undefined ? {} : { folders: named }),
    ...(value["ranAgain"] === true ? { ranAgain: true } : {}),
  };
}

function readTexts(value: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(value).map(([name, text]) => [name, String(text)]));
}

function readFolders(value: unknown): Readonly<Record<string, ContextFiles>> | null {
  if (value === undefined) return {};
  if (!isObject(value)) return null;
  const read: Record<string, ContextFiles> = {};
  for (const [name, folder] of Object.entries(value)) {
    const files = isObject(folder) ? readFiles(folder) : null;
    if (files === null) return null;
    read[name] = files;
  }
  return read;
}

function readFiles(value: Readonly<Record<string, unknown>>): ContextFiles | null {
  const { ignorePatterns, entries, unreadable } = value;
  if (!Array.isArray(entries) || !isTexts(ignorePatterns) || !Array.isArray(unreadable)) {
    return null;
  }
  const read = entries.map(readEntry);
  if (!read.every((entry) => entry !== null)) return null;
  return {
    ignorePatterns,
    entries: read,
    unreadable: unreadable.flatMap((item: unknown) =>
      isObject(item) ? [{ path: String(item["path"]), message: String(item["message"]) }] : [],
    ),
  };
}

const TYPES: readonly EntryType[] = ["file", "directory", "symlink", "other"];

function readEntry(value: unknown): ContextEntry | null {
  if (!Array.isArray(value)) return null;
  const [path, type, mode, size, digest] = value as readonly unknown[];
  const known = TYPES.find((name) => name === type);
  if (typeof path !== "string" || known === undefined || typeof digest !== "string") return null;
  if (typeof mode !== "number" || typeof size !== "number") return null;
  return { path, type: known, mode, size, digest };
}

function readImage(value: unknown): ImageFacts | null {
  if (!isObject(value)) return null;
  const { id, layers, env, user, workdir, shell, onbuild } = value;
  if (typeof id !== "string" || typeof user !== "string" || typeof workdir !== "string")
    return null;
  if (!isTexts(layers) || !isTexts(env) || !isTexts(shell) || !isTexts(onbuild)) return null;
  return { id, layers, env, user, workdir, shell, onbuild };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === "string");
}
