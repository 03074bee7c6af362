import type { EngineImageFacts } from "@strata/protocol/requests";

/**
 * What the core may ask of the outside. The core does no I/O of its own: an editor, the
 * command-line program and tests each bring a host.
 */
export interface Host {
  readonly files: HostFiles;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly log: HostLog;
  readonly buildContext: BuildContextReader;
  readonly git: GitReader | null;
  readonly engine: EngineFacts;
  readonly snapshots: SnapshotStore;
}

export interface HostLog {
  info(message: string): void;
  warn(message: string): void;
}

/** Files by absolute path, in the platform's own spelling. */
export interface HostFiles {
  /** The text as UTF-8, or null where there is no such readable file. */
  readText(path: string): Promise<string | null>;
  /** The names of what lies in a folder; none where there is no such readable folder. */
  list(folder: string): Promise<readonly string[]>;
}

/** The small part of AbortSignal that long work needs. */
export type Cancellation = AbortSignal;

export type EntryType = "file" | "directory" | "symlink" | "other";

/** One entry of a build context, as a build would send it. */
export interface ContextEntry {
  /** Relative to the build context, `/` between names, no leading slash. */
  readonly path: string;
  readonly type: EntryType;
  /** Permission bits with setuid, setgid and sticky: `mode & 0o7777`. */
  readonly mode: number;
  /** Bytes; 0 for what is not a regular file. */
  readonly size: number;
  /** `sha256:<hex>` of a file's content; the target of a link; empty for the rest. */
  readonly digest: string;
}

export interface ContextRequest {
  /** Absolute path of the build context. */
  readonly root: string;
  /** Lines of the ignore file in force, already parsed (see context/dockerignore.ts). */
  readonly ignorePatterns: readonly string[];
  /**
   * Which kept files to hash: paths or patterns as COPY sources write them, cleaned; "." is
   * everything. Files outside are listed with an empty digest.
   */
  readonly hash: readonly string[];
  readonly signal?: Cancellation;
}

export interface ContextListing {
  /** Sorted by path, byte order of the UTF-16 code units. */
  readonly entries: readonly ContextEntry[];
  /** What could not be read, and why. Never fatal. */
  readonly unreadable: readonly { readonly path: string; readonly message: string }[];
  /** How many files were opened and hashed for this answer (the rest came from the cache). */
  readonly filesRead: number;
}

/** Walks and hashes a build context, cancellable, with a cache that outlives the process. */
export interface BuildContextReader {
  read(request: ContextRequest): Promise<ContextListing>;
}

/** One file of a commit. */
export interface GitBlob {
  readonly path: string;
  readonly type: "file" | "symlink" | "submodule";
  readonly executable: boolean;
  readonly size: number;
  /** As in ContextEntry: of the content as a checkout would write it; a link's target. */
  readonly digest: string;
}

/** Reads commits without a checkout. Null in the host where git must not be started. */
export interface GitReader {
  /**
   * The tree of `ref` below `folder`, paths relative to it, or why there is none. `paths` says
   * which files' digests are wanted (cleaned COPY sources; ".", the default, is all), `texts`
   * which files are wanted whole.
   */
  readTree(
    folder: string,
    ref: string,
    signal?: Cancellation,
    paths?: readonly string[],
    texts?: readonly string[],
  ): Promise<GitTree | GitFailure>;
  /**
   * A file's text at `ref`, or null. Where the file's repository has the commit `pinned`, it is
   * read there: `ref` may have moved since.
   */
  readText(path: string, ref: string, pinned?: string): Promise<string | null>;
  /** Which of `paths` (relative to `folder`) git ignores. */
  ignored(folder: string, paths: readonly string[]): Promise<ReadonlySet<string>>;
  /** Names of branches, tags and what was fetched, the newest first; none outside a repository. */
  refs(folder: string): Promise<readonly string[]>;
}

export interface GitTree {
  readonly kind: "tree";
  /** The commit's full hash. */
  readonly commit: string;
  readonly blobs: readonly GitBlob[];
  /** Those that were asked for and that are there, by path. */
  readonly texts: ReadonlyMap<string, string>;
}

export interface GitFailure {
  readonly kind: "failure";
  readonly reason: "not-a-repository" | "unknown-ref" | "git-missing" | "failed";
  readonly message: string;
}

/** What an engine knows. Absent facts are null: everything still works and says what it assumed. */
export interface EngineFacts {
  /** Identity and configuration of the local image that `reference` names now. */
  image(reference: string, platform?: string): Promise<ImageFacts | null>;
  imageStore(): Promise<ImageStore | null>;
}

export type ImageStore = "classic" | "containerd";

export type ImageFacts = EngineImageFacts;

/** Named texts that outlive the process; a lost one costs time only. */
export interface SnapshotStore {
  /** Newest first. */
  list(key: string): Promise<readonly string[]>;
  /**
   * Null where it is kept, else why not.
   *
   * @param replaced A text of `list`, which the new one takes the place of.
   */
  add(key: string, text: string, replaced?: string): Promise<string | null>;
}
