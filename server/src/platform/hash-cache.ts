import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { trimCacheFolder, writeCacheFile } from "./cache-file.ts";

/** What changes when a file's content does, as far as a file system tells. */
export interface FileIdentity {
  readonly size: bigint;
  readonly mtimeNs: bigint;
  readonly ctimeNs: bigint;
  readonly ino: bigint;
}

/**
 * Digests of the files below one root, kept on disk between processes. Safe against a crash and
 * against a second writer; losing it costs time only.
 */
export class HashCache {
  readonly #file: string | null;
  readonly #folder: string | null;
  readonly #root: string;
  readonly #known: Map<string, CachedFile>;
  #changed = false;

  /** `folder` null keeps it in memory alone. */
  constructor(folder: string | null, root: string) {
    this.#root = root;
    this.#folder = folder === null ? null : join(folder, "hashes");
    const name = createHash("sha256").update(root).digest("hex").slice(0, 32);
    this.#file = this.#folder === null ? null : join(this.#folder, `${name}.json`);
    this.#known = this.#file === null ? new Map<string, CachedFile>() : load(this.#file, root);
  }

  get(path: string, identity: FileIdentity): string | null {
    const known = this.#known.get(path);
    if (known?.stamp !== stampOf(identity)) return null;
    // What was used last is the last to go.
    this.#known.delete(path);
    this.#known.set(path, known);
    return known.digest;
  }

  /**
   * Remembers what was read at `now` (milliseconds), unless the file is so young that a later
   * change could leave the same times behind.
   */
  set(path: string, identity: FileIdentity, digest: string, now: number): void {
    this.#changed = this.#known.delete(path) || this.#changed;
    if (isRacy(identity, now)) return;
    this.#known.set(path, { stamp: stampOf(identity), digest });
    this.#changed = true;
  }

  save(now: number): void {
    if (this.#file === null || this.#folder === null || !this.#changed) return;
    this.#changed = false;
    const files = [...this.#known].slice(-maximumFiles);
    const stored = files.map(([path, { stamp, digest }]) => [path, stamp, digest]);
    const text = JSON.stringify({ version: formatVersion, root: this.#root, files: stored });
    if (writeCacheFile(this.#file, text) === null) trimCacheFolder(this.#folder, maximumRoots, now);
  }
}

interface CachedFile {
  readonly stamp: string;
  readonly digest: string;
}

const formatVersion = 1;
const maximumFiles = 100_000;
const maximumRoots = 50;

/** Coarser than the coarsest time stamps in use: FAT has two seconds. */
const racyMilliseconds = 2000;

function isRacy({ mtimeNs, ctimeNs }: FileIdentity, now: number): boolean {
  const newest = Number((mtimeNs > ctimeNs ? mtimeNs : ctimeNs) / 1_000_000n);
  return newest > now - racyMilliseconds;
}

function stampOf({ size, mtimeNs, ctimeNs, ino }: FileIdentity): string {
  return `${String(size)} ${String(mtimeNs)} ${String(ctimeNs)} ${String(ino)}`;
}

/** Whatever is not as it was written is not believed. */
function load(file: string, root: string): Map<string, CachedFile> {
  const known = new Map<string, CachedFile>();
  const stored = parseJson(file);
  if (!isRecord(stored) || stored["version"] !== formatVersion || stored["root"] !== root) {
    return known;
  }
  if (!Array.isArray(stored["files"])) return known;
  for (const entry of stored["files"] as readonly unknown[]) {
    if (!Array.isArray(entry)) continue;
    const [path, stamp, digest] = entry as readonly unknown[];
    if (typeof path !== "string" || typeof stamp !== "string" || typeof digest !== "string")
      continue;
    if (/^sha256:[0-9a-f]{64}$/.test(digest)) known.set(path, { stamp, digest });
  }
  return known;
}

function parseJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return null;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
