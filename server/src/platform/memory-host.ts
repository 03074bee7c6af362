import { createHash } from "node:crypto";
import { indexContext } from "../context/context-index.ts";
import { cleanPath } from "../context/go-path.ts";
import { type ContextTree, filesToHash, walkContext } from "../context/walk.ts";
import type {
  BuildContextReader,
  ContextEntry,
  EngineFacts,
  GitReader,
  Host,
  ImageFacts,
  ImageStore,
} from "./host.ts";

/** A file's text, or what else may lie at a path; files are 0644 and directories 0755. */
export type MemoryFile =
  | string
  | { readonly content: string; readonly mode?: number }
  | { readonly symlink: string }
  | { readonly directory: true; readonly mode?: number };

export interface MemoryHostOptions {
  /** By absolute path; directories above a path are there by themselves. */
  readonly files?: Readonly<Record<string, MemoryFile>>;
  /** By key, newest first. */
  readonly snapshots?: Readonly<Record<string, readonly string[]>>;
  readonly images?: Readonly<Record<string, ImageFacts>>;
  readonly imageStore?: ImageStore;
  readonly git?: GitReader;
  readonly now?: number;
}

export interface MemoryHost extends Host {
  /** Changes or, with null, removes a file and everything below it; a folder keeps its content. */
  write(path: string, file: MemoryFile | null): void;
  readonly logged: readonly string[];
}

/** A host for tests: nothing leaves the memory, and every answer is the same each time. */
export function createMemoryHost(options: MemoryHostOptions = {}): MemoryHost {
  const files = new Map(Object.entries(options.files ?? {}));
  const snapshots = new Map(
    Object.entries(options.snapshots ?? {}).map(([key, texts]) => [key, [...texts]]),
  );
  const logged: string[] = [];
  const log = (message: string): void => {
    logged.push(message);
  };
  return {
    files: {
      readText: (path) => Promise.resolve(contentOf(files.get(path))),
      list: (folder) => {
        const tree = new MemoryTree(files, folder);
        return Promise.resolve(tree.children(".").map(({ name }) => name));
      },
    },
    now: () => options.now ?? 0,
    log: { info: log, warn: log },
    buildContext: memoryContextReader(files),
    git: options.git ?? null,
    engine: memoryEngine(options),
    snapshots: {
      list: (key) => Promise.resolve([...(snapshots.get(key) ?? [])]),
      add: (key, text, replaced) => {
        const known = [...(snapshots.get(key) ?? [])];
        if (replaced !== undefined && known.includes(replaced)) {
          known.splice(known.indexOf(replaced), 1);
        }
        snapshots.set(key, [text, ...known]);
        return Promise.resolve(null);
      },
    },
    logged,
    write: (path, file) => {
      for (const known of files.keys()) {
        const below = known.startsWith(`${path}/`) && (file === null || !isDirectory(file));
        if (known === path || below) files.delete(known);
      }
      if (file !== null) files.set(path, file);
    },
  };
}

function memoryEngine(options: MemoryHostOptions): EngineFacts {
  return {
    image: (reference) => Promise.resolve(options.images?.[reference] ?? null),
    imageStore: () => Promise.resolve(options.imageStore ?? null),
  };
}

function memoryContextReader(files: ReadonlyMap<string, MemoryFile>): BuildContextReader {
  return {
    read: ({ root, ignorePatterns, hash }) => {
      const tree = new MemoryTree(files, root);
      const entries = walkContext(tree, ignorePatterns);
      const wanted = filesToHash(indexContext(entries), hash);
      const hashed = entries.map((entry) =>
        wanted.has(entry.path) ? { ...entry, digest: tree.digest(entry.path) } : entry,
      );
      return Promise.resolve({ entries: hashed, unreadable: [], filesRead: wanted.size });
    },
  };
}

class MemoryTree implements ContextTree {
  readonly #files = new Map<string, MemoryFile>();

  constructor(files: ReadonlyMap<string, MemoryFile>, root: string) {
    const prefix = `${cleanPath(root).replace(/\/$/, "")}/`;
    for (const [path, file] of files) {
      if (!path.startsWith(prefix)) continue;
      const names = path.slice(prefix.length).split("/");
      for (let depth = 1; depth < names.length; depth += 1) {
        const folder = names.slice(0, depth).join("/");
        if (!this.#files.has(folder)) this.#files.set(folder, { directory: true });
      }
      this.#files.set(names.join("/"), file);
    }
  }

  children(directory: string): readonly { readonly name: string; readonly directory: boolean }[] {
    const prefix = directory === "." ? "" : `${directory}/`;
    return [...this.#files]
      .filter(([path]) => path.startsWith(prefix) && !path.includes("/", prefix.length))
      .map(([path, file]) => ({ name: path.slice(prefix.length), directory: isDirectory(file) }));
  }

  describe(path: string): ContextEntry | null {
    const file = this.#files.get(path);
    if (file === undefined) return null;
    if (isDirectory(file)) {
      return { path, type: "directory", mode: modeOf(file, 0o755), size: 0, digest: "" };
    }
    if (typeof file === "object" && "symlink" in file) {
      return { path, type: "symlink", mode: 0o777, size: 0, digest: file.symlink };
    }
    return {
      path,
      type: "file",
      mode: modeOf(file, 0o644),
      size: bytesOf(file).length,
      digest: "",
    };
  }

  digest(path: string): string {
    return `sha256:${createHash("sha256")
      .update(bytesOf(this.#files.get(path)))
      .digest("hex")}`;
  }
}

function modeOf(file: MemoryFile, standard: number): number {
  return typeof file === "object" && "mode" in file ? (file.mode ?? standard) : standard;
}

function isDirectory(file: MemoryFile): boolean {
  return typeof file === "object" && "directory" in file;
}

function contentOf(file: MemoryFile | undefined): string | null {
  if (typeof file === "string") return file;
  return file !== undefined && "content" in file ? file.content : null;
}

function bytesOf(file: MemoryFile | undefined): Buffer {
  return Buffer.from(contentOf(file) ?? "", "utf8");
}
