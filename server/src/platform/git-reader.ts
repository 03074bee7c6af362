import { existsSync, realpathSync } from "node:fs";
import { basename, dirname } from "node:path";
import { indexContext } from "../context/context-index.ts";
import { filesToHash } from "../context/walk.ts";
import { attributePathsAbove, attributesName, AttributeTree } from "./git-attributes.ts";
import { readBlobs } from "./git-blobs.ts";
import { type CheckedOut, Checkout } from "./git-checkout.ts";
import { readCheckoutSettings } from "./git-filters.ts";
import { type GitProgram, type GitResult, runGit } from "./git-process.ts";
import { parseTree, type TreeLine, withoutLinks } from "./git-tree.ts";
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
    const { commit } = place;
    const args = ["ls-tree", "-r", "-z", "-l", commit];
    const [tree, above] = await Promise.all([
      runGit(git, { cwd, args, ...(signal && { signal }) }),
      attributesAbove(git, cwd, place, signal),
    ]);
    if (tree.code !== 0) return failure("failed", tree.stderr);
    const found = parseTree(tree.stdout);
    const lines = settings.links ? found : withoutLinks(found);
    const attributeFiles = [
      ...above,
      ...found
        .filter(({ path }) => basename(path) === attributesName)
        .map((line) => ({ ...line, path: place.prefix + line.path })),
    ].filter(({ mode }) => mode.startsWith("100"));
    const tops = layOut(place.gitFolder, await readTexts(git, cwd, attributeFiles, signal));
    if ("kind" in tops) return tops;
    try {
      const checkout = new Checkout({
        git,
        cwd,
        prefix: place.prefix,
        settings,
        attributes: tops.repository,
        attributed: settings.attributesFile || attributeFiles.length > 0,
        contents: this.#contents,
        signal,
      });
      return { kind: "tree", commit, ...(await checkOut(checkout, lines, paths, texts)) };
    } finally {
      tops.remove();
    }
  }

  async readText(path: string, ref: string, pinned?: string): Promise<string | null> {
    if (!existsSync(dirname(path))) return null;
    const name = basename(path);
    for (const each of pinned === undefined ? [ref] : [pinned, ref]) {
      const tree = await this.readTree(dirname(path), each, undefined, [], [name]);
      if (tree.kind === "tree") return tree.texts.get(name) ?? null;
    }
    return null;
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
  /** Absolute: where the repository itself is. */
  readonly gitFolder: string;
}

function layOut(
  gitFolder: string,
  attributes: ReadonlyMap<string, string>,
): AttributeTree | GitFailure {
  try {
    return new AttributeTree(gitFolder, attributes);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return failure("failed", `git's attributes cannot be laid out: ${why}`);
  }
}

async function checkOut(
  checkout: Checkout,
  lines: readonly TreeLine[],
  paths: readonly string[],
  texts: readonly string[],
): Promise<Pick<GitTree, "blobs" | "texts">> {
  const links = await checkout.read(lines.filter(({ mode }) => mode === "120000"));
  const named = new Set(texts);
  const files = await checkout.read(
    wantedLines(lines, links.contents, paths),
    lines.filter(({ path }) => named.has(path)),
  );
  const blobs = lines.map((line) =>
    blobOf(line, links.contents.get(line.path) ?? files.contents.get(line.path)),
  );
  return { blobs, texts: files.texts };
}

/** The commit's files of attributes above the folder, with paths from the top. */
async function attributesAbove(
  git: GitProgram,
  cwd: string,
  { commit, prefix }: Place,
  signal?: AbortSignal,
): Promise<readonly TreeLine[]> {
  const paths = attributePathsAbove(prefix);
  if (paths.length === 0) return [];
  const args = ["ls-tree", "-z", "-l", "--full-tree", commit, "--", ...paths];
  const { stdout } = await runGit(git, { cwd, args, ...(signal && { signal }) });
  return parseTree(stdout);
}

async function readTexts(
  git: GitProgram,
  cwd: string,
  lines: readonly TreeLine[],
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, string>> {
  const requests = lines.map(({ oid, path }) => ({ oid, path, whole: true }));
  const options = { cwd, filtered: false, config: [], ...(signal && { signal }) };
  const contents = (await readBlobs(git, requests, options)) ?? [];
  return new Map(
    contents.map(({ whole }, index) => [lines[index]?.path ?? "", whole?.toString("utf8") ?? ""]),
  );
}

/** Which commit `ref` is, seen from a folder, and where in its work tree the folder lies. */
async function locate(
  git: GitProgram,
  cwd: string,
  ref: string,
  signal?: AbortSignal,
): Promise<Place | GitFailure> {
  const flags = ["--show-prefix", "--absolute-git-dir", "--verify", "--quiet", "--end-of-options"];
  const args = ["rev-parse", ...flags, `${ref}^{commit}`];
  const result = await runGit(git, { cwd, args, ...(signal && { signal }) });
  // Some versions repeat the option. Where there is a repository, its prefix is told in any case.
  const found = placeLines.exec(result.stdout);
  if (result.code === 0 && found !== null) {
    const [, prefix = "", gitFolder = "", commit = ""] = found;
    return { kind: "place", prefix, gitFolder, commit };
  }
  if (result.stdout === "") return folderFailure(result);
  return failure("unknown-ref", `git knows no commit ${ref} here.`);
}

const placeLines =
  /^((?:[^]*\/)?)\n((?:\/|[A-Za-z]:)[^\n]*)\n(?:--end-of-options\n)?([0-9a-f]{40,64})\n$/;

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
