import { createHash } from "node:crypto";
import * as nodeFs from "node:fs";
import { join } from "node:path";
import { indexContext } from "../context/context-index.ts";
import { type ContextTree, filesToHash, walkContext } from "../context/walk.ts";
import { type FileIdentity, HashCache } from "./hash-cache.ts";
import type { ContextEntry, ContextListing, ContextRequest, EntryType } from "./host.ts";

/** What crosses to the worker: a {@link ContextRequest} as plain data. */
export type WalkRequest = Pick<ContextRequest, "root" | "ignorePatterns" | "hash">;

export interface WalkEnvironment {
  /** Null keeps digests in memory alone. */
  readonly cacheFolder: string | null;
  readonly platform: NodeJS.Platform;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly isCancelled: () => boolean;
  readonly fs?: WalkFileSystem;
}

/** The synchronous calls that a walk makes; tests put faults in between. */
export type WalkFileSystem = Pick<
  typeof nodeFs,
  "closeSync" | "fstatSync" | "lstatSync" | "openSync" | "readdirSync" | "readlinkSync" | "readSync"
>;

/** Thrown out of a walk whose answer nobody waits for any more. */
export class WalkCancelled extends Error {
  readonly reason = "cancelled";

  constructor() {
    super("The walk through the build context was cancelled.");
    this.name = "WalkCancelled";
  }
}

/** Walks build contexts, and hashes what is asked for and not known yet. */
export class ContextWalker {
  readonly #environment: WalkEnvironment;
  readonly #caches = new Map<string, HashCache>();

  constructor(environment: WalkEnvironment) {
    this.#environment = environment;
  }

  /** Total but for {@link WalkCancelled}: what cannot be read is named in the answer. */
  read(request: WalkRequest, isCancelled = this.#environment.isCancelled): ContextListing {
    const cache = this.#cacheOf(request.root);
    const tree = new DiskTree(request.root, { ...this.#environment, isCancelled }, cache);
    try {
      const entries = walkContext(tree, request.ignorePatterns);
      const wanted = filesToHash(indexContext(entries), request.hash);
      const hashed = entries.map((entry) =>
        wanted.has(entry.path) ? { ...entry, digest: tree.digest(entry.path) } : entry,
      );
      return { entries: hashed, unreadable: tree.unreadable, filesRead: tree.filesRead };
    } finally {
      // What a cancelled walk has read need not be read again.
      cache.save(this.#environment.now());
    }
  }

  #cacheOf(root: string): HashCache {
    const cache = this.#caches.get(root) ?? new HashCache(this.#environment.cacheFolder, root);
    this.#caches.delete(root);
    this.#caches.set(root, cache);
    const [oldest] = this.#caches.keys();
    if (this.#caches.size > maximumCaches && oldest !== undefined) this.#caches.delete(oldest);
    return cache;
  }
}

const maximumCaches = 4;
const chunkSize = 1 << 20;

class DiskTree implements ContextTree {
  readonly #root: string;
  readonly #environment: WalkEnvironment;
  readonly #fs: WalkFileSystem;
  readonly #cache: HashCache;
  readonly #identities = new Map<string, FileIdentity>();
  readonly unreadable: { readonly path: string; readonly message: string }[] = [];
  filesRead = 0;

  constructor(root: string, environment: WalkEnvironment, cache: HashCache) {
    this.#root = root;
    this.#environment = environment;
    this.#fs = environment.fs ?? nodeFs;
    this.#cache = cache;
  }

  children(directory: string): readonly { readonly name: string; readonly directory: boolean }[] {
    this.#stopIfCancelled();
    try {
      return this.#fs
        .readdirSync(join(this.#root, directory), { withFileTypes: true })
        .map((child) => ({ name: child.name, directory: child.isDirectory() }));
    } catch (error) {
      // A directory that is gone by now is as good as one that was never there.
      if (directory === "." || !isGone(error)) this.#complain(directory, error);
      return [];
    }
  }

  describe(path: string): ContextEntry | null {
    this.#stopIfCancelled();
    const absolute = join(this.#root, path);
    try {
      const stats = this.#fs.lstatSync(absolute, { bigint: true, throwIfNoEntry: false });
      if (stats === undefined) return this.#describeMissing(path);
      const type = typeOf(stats);
      if (type === "symlink") {
        const target = this.#slashes(this.#fs.readlinkSync(absolute));
        return { path, type, mode: 0o777, size: 0, digest: target };
      }
      if (type === "file") this.#identities.set(path, stats);
      const mode = this.#sentMode(Number(stats.mode));
      return { path, type, mode, size: type === "file" ? Number(stats.size) : 0, digest: "" };
    } catch (error) {
      if (isGone(error)) return null;
      this.#complain(path, error);
      return unknownEntry(path);
    }
  }

  /** Empty where the file cannot be read. */
  digest(path: string): string {
    this.#stopIfCancelled();
    const identity = this.#identities.get(path);
    const known = identity === undefined ? null : this.#cache.get(path, identity);
    if (known !== null) return known;
    try {
      return this.#hash(path);
    } catch (error) {
      if (error instanceof WalkCancelled) throw error;
      this.#complain(path, error);
      return "";
    }
  }

  #hash(path: string): string {
    const began = this.#environment.now();
    // Neither a link nor a pipe that has taken the file's place since may lead elsewhere or block.
    const { O_NOFOLLOW = 0, O_NONBLOCK = 0, O_RDONLY } = nodeFs.constants as OpenFlags;
    const file = this.#fs.openSync(join(this.#root, path), O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
    try {
      this.filesRead += 1;
      const before = this.#fs.fstatSync(file, { bigint: true });
      if (!before.isFile()) throw new Error("it is not a regular file any more");
      const hash = createHash("sha256");
      const size = Math.max(1, Math.min(chunkSize, Number(before.size)));
      const chunk = Buffer.allocUnsafe(size);
      for (;;) {
        const read = this.#fs.readSync(file, chunk, 0, size, null);
        if (read === 0) break;
        hash.update(chunk.subarray(0, read));
        this.#stopIfCancelled();
      }
      const digest = `sha256:${hash.digest("hex")}`;
      this.#cache.set(path, before, digest, began);
      return digest;
    } finally {
      this.#fs.closeSync(file);
    }
  }

  /** Listed, and not there: gone since, or under a name that is not UTF-8 and was not kept. */
  #describeMissing(path: string): ContextEntry | null {
    if (!path.includes("\uFFFD")) return null;
    this.unreadable.push({ path, message: "its name is not UTF-8, and a build cannot send it" });
    return unknownEntry(path);
  }

  #sentMode(mode: number): number {
    // A Windows client sends these, whatever the file system says.
    if (this.#environment.platform === "win32") return (mode | 0o111) & 0o755;
    return mode & 0o7777;
  }

  #slashes(target: string): string {
    return this.#environment.platform === "win32" ? target.replaceAll("\\", "/") : target;
  }

  #complain(path: string, error: unknown): void {
    this.unreadable.push({ path, message: messageOf(error) });
  }

  #stopIfCancelled(): void {
    if (this.#environment.isCancelled()) throw new WalkCancelled();
  }
}

/** Windows has no such flags. */
interface OpenFlags {
  readonly O_RDONLY: number;
  readonly O_NOFOLLOW?: number;
  readonly O_NONBLOCK?: number;
}

function typeOf(stats: nodeFs.BigIntStats): EntryType {
  if (stats.isFile()) return "file";
  if (stats.isDirectory()) return "directory";
  return stats.isSymbolicLink() ? "symlink" : "other";
}

function unknownEntry(path: string): ContextEntry {
  return { path, type: "other", mode: 0, size: 0, digest: "" };
}

function isGone(error: unknown): boolean {
  const code = codeOf(error);
  return code === "ENOENT" || code === "ENOTDIR";
}

function codeOf(error: unknown): unknown {
  return typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
}

/** Node's own text without the call and the path: `EACCES: permission denied`. */
function messageOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.replace(/, \w+( '.*)?$/s, "");
}
