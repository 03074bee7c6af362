import { ignoreFileCandidates } from "../context/dockerignore.ts";
import { type ContextTree, walkContext } from "../context/walk.ts";
import type { Cancellation, ContextEntry, GitBlob, GitReader, Host } from "../platform/host.ts";
import { type Capture, type OutlinedBuild, readIgnorePatterns } from "./capture.ts";
import { modelOf, outlineBuild } from "./plan.ts";
import type { BuildRecord } from "./record.ts";
import type { ForecastRequest } from "./request.ts";

export type GitComparison =
  | {
      readonly kind: "compared";
      /** Null where the commit has no such Dockerfile. */
      readonly earlier: BuildRecord | null;
      readonly now: BuildRecord;
      readonly notes: readonly string[];
    }
  | { readonly kind: "failure"; readonly message: string };

/** What a commit says of a build. */
export type GitState =
  | {
      readonly kind: "commit";
      readonly ref: string;
      readonly blobs: readonly GitBlob[];
      /** Null where the commit has no such Dockerfile. */
      readonly text: string | null;
      readonly ignorePatterns: readonly string[];
    }
  | { readonly kind: "failure"; readonly message: string };

/** Reads the build as a commit has it: one commit throughout, though `ref` may move meanwhile. */
export async function readGitState(
  request: ForecastRequest,
  { git }: Host,
  outlined: OutlinedBuild,
  ref: string,
  signal?: Cancellation,
): Promise<GitState> {
  if (git === null) return { kind: "failure", message: "git is not used here." };
  const { path, contextRoot } = request;
  const named = [path, ...ignoreFileCandidates(path, contextRoot)];
  const texts = named.map((each) => insidePath(each, contextRoot)).filter((each) => each !== null);
  const sources = outlined.outline.contextSources;
  const tree = await git.readTree(contextRoot, ref, signal, [...sources].sort(), texts);
  if (tree.kind === "failure") return tree;
  const { commit } = tree;
  const read = (each: string): Promise<string | null> => {
    const inside = insidePath(each, contextRoot);
    return inside === null
      ? git.readText(each, ref, commit)
      : Promise.resolve(tree.texts.get(inside) ?? null);
  };
  const text = await read(path);
  const ignorePatterns = text === null ? [] : await readIgnorePatterns(request, read);
  const all = new Set([...sources, ...(text === null ? [] : earlierSources(text, outlined))]);
  if (all.size === sources.length) {
    return { kind: "commit", ref, text, ignorePatterns, blobs: tree.blobs };
  }
  const whole = await git.readTree(contextRoot, commit, signal, [...all].sort());
  if (whole.kind === "failure") return whole;
  return { kind: "commit", ref, text, ignorePatterns, blobs: whole.blobs };
}

/**
 * The build as a commit would have it, beside the build of now as far as git can tell: contents
 * and the executable bit; no other mode, no empty folder, nothing that git ignores.
 */
export async function compareWithGit(
  request: ForecastRequest,
  { git }: Host,
  { record }: Capture,
  state: GitState,
): Promise<GitComparison> {
  if (state.kind === "failure") return state;
  const { text, ignorePatterns, ref } = state;
  const left = git === null ? [] : await leftOut(request, git, state.blobs, record.entries);
  const isLeftOut = (path: string) => left.some((folder) => isWithin(path, folder));
  const now = {
    ...record,
    entries: asGitHasThem(record.entries.filter(({ path }) => !isLeftOut(path))),
  };
  const notes =
    left.length === 0 ? [] : [`Left out, because git does not track it: ${list(left)}.`];
  if (text === null) {
    const missing = `${request.shown.dockerfile} is not in ${ref}.`;
    return { kind: "compared", earlier: null, now, notes: [...notes, missing] };
  }
  const blobs = state.blobs.filter(({ path, type }) => type !== "submodule" && !isLeftOut(path));
  const entries = walkContext(new BlobTree(blobs), ignorePatterns);
  const earlier = { ...record, text, ignorePatterns, entries, unreadable: [] };
  return { kind: "compared", earlier, now, notes };
}

function earlierSources(text: string, { inputs, imageStore }: OutlinedBuild): readonly string[] {
  return outlineBuild(modelOf(text), inputs, imageStore).contextSources;
}

/** A path as git names it from the folder that it lies in; null for one outside. */
function insidePath(path: string, folder: string): string | null {
  const root = folder.replace(/[\\/]+$/, "");
  const rest = path.startsWith(root) ? path.slice(root.length) : "";
  if (!/^[\\/]./.test(rest)) return null;
  // A backslash parts names on Windows alone.
  const isWindows = /^(?:[A-Za-z]:|[\\/]{2})/.test(folder);
  const inside = isWindows ? rest.replaceAll("\\", "/") : rest;
  return inside.startsWith("/") ? inside.slice(1) : null;
}

/** Paths of the build context that git cannot tell of: its own folder, submodules, ignored files. */
async function leftOut(
  request: ForecastRequest,
  git: GitReader,
  blobs: readonly GitBlob[],
  entries: readonly ContextEntry[],
): Promise<readonly string[]> {
  const tracked = new Set(blobs.map(({ path }) => path));
  const untracked = entries
    .filter(({ path, type }) => type !== "directory" && !tracked.has(path))
    .map(({ path }) => path);
  const own = new Set([
    ...blobs.filter(({ type }) => type === "submodule").map(({ path }) => path),
    ...untracked.filter((path) => /(^|\/)\.git(\/|$)/.test(path)).map(gitFolder),
  ]);
  const asked = untracked.filter((path) => ![...own].some((folder) => isWithin(path, folder)));
  const ignored = asked.length === 0 ? [] : await git.ignored(request.contextRoot, asked);
  return [...own, ...ignored].sort();
}

function gitFolder(path: string): string {
  return path.replace(/(^|\/)\.git(\/.*)?$/, "$1.git");
}

function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}

function list(paths: readonly string[]): string {
  const shown = paths.slice(0, 5).join(", ");
  return paths.length > 5 ? `${shown} and ${paths.length - 5} more` : shown;
}

/** Folders are there for their files alone, and of a mode only the executable bit counts. */
function asGitHasThem(entries: readonly ContextEntry[]): readonly ContextEntry[] {
  const folders = new Map<string, ContextEntry>();
  const files: ContextEntry[] = [];
  for (const entry of entries) {
    if (entry.type === "directory") continue;
    const mode = gitMode((entry.mode & 0o111) !== 0);
    files.push(entry.type === "file" ? { ...entry, mode } : entry);
    for (const folder of foldersAbove(entry.path)) folders.set(folder, folderEntry(folder));
  }
  return [...folders.values(), ...files].sort((a, b) => (a.path < b.path ? -1 : 1));
}

function gitMode(executable: boolean): number {
  return executable ? 0o755 : 0o644;
}

function folderEntry(path: string): ContextEntry {
  return { path, type: "directory", mode: 0o755, size: 0, digest: "" };
}

function foldersAbove(path: string): string[] {
  const names = path.split("/");
  return names.slice(0, -1).map((_, index) => names.slice(0, index + 1).join("/"));
}

/** A commit's files as a tree to walk. */
class BlobTree implements ContextTree {
  readonly #entries = new Map<string, ContextEntry>();
  readonly #children = new Map<string, { name: string; directory: boolean }[]>();

  constructor(blobs: readonly GitBlob[]) {
    for (const { path, type, executable, size, digest } of blobs) {
      const isFile = type === "file";
      this.#add({
        path,
        type: isFile ? "file" : "symlink",
        mode: isFile ? gitMode(executable) : 0o777,
        size: isFile ? size : 0,
        digest,
      });
      for (const folder of foldersAbove(path)) this.#add(folderEntry(folder));
    }
  }

  children(directory: string): readonly { readonly name: string; readonly directory: boolean }[] {
    return this.#children.get(directory) ?? [];
  }

  describe(path: string): ContextEntry | null {
    return this.#entries.get(path) ?? null;
  }

  #add(entry: ContextEntry): void {
    if (this.#entries.has(entry.path)) return;
    this.#entries.set(entry.path, entry);
    const slash = entry.path.lastIndexOf("/");
    const parent = slash < 0 ? "." : entry.path.slice(0, slash);
    const child = { name: entry.path.slice(slash + 1), directory: entry.type === "directory" };
    this.#children.set(parent, [...(this.#children.get(parent) ?? []), child]);
  }
}
