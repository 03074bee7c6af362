import { existsSync, realpathSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { indexContext } from "../context/context-index.ts";
import { filesToHash } from "../context/walk.ts";
import { type CheckedOut, Checkout } from "./git-checkout.ts";
import { readCheckoutSettings } from "./git-filters.ts";
import { type GitProgram, type GitResult, runGit } from "./git-process.ts";
import { parseTree, type TreeLine } from "./git-tree.ts";
import type { ContextEntry, GitBlob, GitFailure, GitReader, GitTree } from "./host.ts";

/** Reads commits with the git program; where there is none, says so. */
export class ProcessGitReader implements GitReader {
  readonly #git: GitProgram | null;
  /** What a file is once it is checked out, by its blob and by how it is written out. */
  readonly #contents = new Map<string, CheckedOut>();

  constructor(git: GitProgram | null) {
    this.#git = git;
  }

  async readTree(
    folder: string,
    ref: string,
    signal?: AbortSignal,
    paths: readonly string[] = ["."],
    texts: readonly string[] = [],
  ): Promise<GitTree | GitFailure> {
    const git = this.#git;
    if (git === null) return failure("git-missing", "There is no git on the PATH.");
    const cwd = realFolder(folder);
    const [settings, place] = await Promise.all([
      readCheckoutSettings(git, cwd, signal),
      locate(git, cwd, ref, signal),
    ]);
    if (place.kind === "failure") return place;
    const { commit, prefix } = place;
    const args = ["ls-tree", "-r", "-z", "-l", commit];
    const tree = await runGit(git, { cwd, args, ...(signal && { signal }) });
    if (tree.code !== 0) return failure("failed", tree.stderr);
    const lines = parseTree(tree.stdout);
    const attributed = settings.attributesFile || hasAttributes(cwd, prefix, lines);
    const checkout = new Checkout({
      git,
      cwd,
      prefix,
      settings,
      attributed,
      contents: this.#contents,
      signal,
    });
    const links = await checkout.read(lines.filter(({ mode }) => mode === "120000"));
    const named = new Set(texts);
    const files = await checkout.read(
      wantedLines(lines, links.contents, paths),
      lines.filter(({ path }) => named.has(path)),
    );
    const blobs = lines.map((line) =>
      blobOf(line, links.contents.get(line.path) ?? files.contents.get(line.path)),
    );
    return { kind: "tree", commit, blobs, texts: files.texts };
  }

  async readText(path: string, ref: string, pinned?: string): Promise<string | null> {
    const git = this.#git;
    if (git === null || !existsSync(dirname(path))) return null;
    const cwd = realFolder(dirname(path));
    const [{ filters }, commit] = await Promise.all([
      readCheckoutSettings(git, cwd),
      commitOf(git, cwd, pinned === undefined ? [ref] : [pinned, ref]),
    ]);
    if (commit === null) return null;
    const how = filters.safe ? ["--filters"] : ["blob"];
    const args = ["cat-file", ...how, `${commit}:./${basename(path)}`];
    const { code, stdout } = await runGit(git, { cwd, args, config: filters.overrides });
    return code === 0 ? stdout : null;
  }

  async ignored(folder: string, paths: readonly string[]): Promise<ReadonlySet<string>> {
    const git = this.#git;
    if (git === null || paths.length === 0) return new Set();
    // In place of check-ignore, which gives up at the first path inside a submodule.
    const args = ["ls-files", "-z", "--others", "--ignored", "--exclude-standard", "--directory"];
    const { code, stdout } = await runGit(git, { cwd: realFolder(folder), args });
    if (code !== 0) return new Set();
    const ignored = new Set(stdout.split("\0").map((path) => path.replace(/\/$/, "")));
    return new Set(paths.filter((path) => withParents(path).some((at) => ignored.has(at))));
  }

  async refs(folder: string): Promise<readonly string[]> {
    const git = this.#git;
    if (git === null) return [];
    const places = ["refs/heads", "refs/tags", "refs/remotes"];
    const order = ["--sort=-creatordate", `--count=${String(mostRefs)}`];
    const args = ["for-each-ref", ...order, "--format=%(refname:short)", ...places];
    const { code, stdout } = await runGit(git, { cwd: realFolder(folder), args });
    return code === 0 ? stdout.split("\n").filter((name) => name !== "") : [];
  }
}

/** Enough to choose from; any other can be typed. */
const mostRefs = 500;

interface Place {
  readonly kind: "place";
  readonly commit: string;
  /** The folder from the top of the work tree: empty, or with a slash at its end. */
  readonly prefix: string;
}

/** Which commit `ref` is, seen from a folder, and where in its work tree the folder lies. */
async function locate(
  git: GitProgram,
  cwd: string,
  ref: string,
  signal?: AbortSignal,
): Promise<Place | GitFailure> {
  const flags = ["--show-prefix", "--verify", "--quiet", "--end-of-options"];
  const args = ["rev-parse", ...flags, `${ref}^{commit}`];
  const result = await runGit(git, { cwd, args, ...(signal && { signal }) });
  // Some versions repeat the option. Where there is a repository, its prefix is told in any case.
  const found = /^((?:[^]*\/)?)\n(?:--end-of-options\n)?([0-9a-f]{40,64})\n$/.exec(result.stdout);
  if (result.code === 0 && found !== null) {
    return { kind: "place", prefix: found[1] ?? "", commit: found[2] ?? "" };
  }
  if (result.stdout === "") return folderFailure(result);
  return failure("unknown-ref", `git knows no commit ${ref} here.`);
}

/** The first of these that names a commit. */
async function commitOf(
  git: GitProgram,
  cwd: string,
  refs: readonly string[],
): Promise<string | null> {
  for (const ref of refs) {
    const place = await locate(git, cwd, ref);
    if (place.kind === "place") return place.commit;
  }
  return null;
}

/** Whether a file of attributes is in sight: below the folder in the commit, or in or above it. */
function hasAttributes(cwd: string, prefix: string, lines: readonly TreeLine[]): boolean {
  const above = prefix.split("/").map((_, depth) => join(cwd, "../".repeat(depth)));
  return (
    above.some((folder) => existsSync(join(folder, ".gitattributes"))) ||
    lines.some(({ path }) => basename(path) === ".gitattributes")
  );
}

function wantedLines(
  lines: readonly TreeLine[],
  links: ReadonlyMap<string, CheckedOut>,
  paths: readonly string[],
): readonly TreeLine[] {
  const entries = new Map<string, ContextEntry>();
  for (const line of lines) {
    for (const parent of withParents(line.path).slice(1)) {
      entries.set(parent, { path: parent, type: "directory", mode: 0o755, size: 0, digest: "" });
    }
    const digest = links.get(line.path)?.digest ?? "";
    const type = line.mode === "120000" ? "symlink" : "file";
    entries.set(line.path, { path: line.path, type, mode: 0o644, size: 0, digest });
  }
  const sorted = [...entries.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
  const wanted = filesToHash(indexContext(sorted), paths);
  return lines.filter(({ mode, path }) => mode.startsWith("100") && wanted.has(path));
}

function blobOf({ mode, path, size }: TreeLine, content: CheckedOut | undefined): GitBlob {
  const type = mode === "120000" ? "symlink" : mode === "160000" ? "submodule" : "file";
  return {
    path,
    type,
    executable: mode === "100755",
    size: type === "file" ? (content?.size ?? size) : 0,
    digest: content?.digest ?? "",
  };
}

/** The path and each folder above it, nearest first. */
function withParents(path: string): readonly string[] {
  const found = [path];
  for (let slash = path.lastIndexOf("/"); slash > 0; slash = path.lastIndexOf("/", slash - 1)) {
    found.push(path.slice(0, slash));
  }
  return found;
}

/** A process that starts in a folder reached by a link is not told of the link. */
function realFolder(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    return folder;
  }
}

function folderFailure({ code, stderr }: GitResult): GitFailure {
  if (code === -1) return failure("failed", stderr);
  if (stderr.includes("not a git repository")) {
    return failure("not-a-repository", "This folder is in no git repository.");
  }
  return failure("failed", stderr);
}

function failure(reason: GitFailure["reason"], message: string): GitFailure {
  return { kind: "failure", reason, message };
}
