import { type Dirent, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { findProgram } from "./find-program.ts";
import { runGit } from "./git-process.ts";

/** Where git is looked for. */
export interface DockerfileSearch {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  /** Whether git may be started to say what it ignores; else only node_modules is left out. */
  readonly useGit: boolean;
}

/** Is this what people call a Dockerfile? */
export function isDockerfileName(name: string): boolean {
  if (name.endsWith(".dockerignore")) return false;
  return (
    name === "Dockerfile" ||
    name === "Containerfile" ||
    name.startsWith("Dockerfile.") ||
    /.\.dockerfile$/i.test(name)
  );
}

/**
 * The Dockerfiles in a folder and below it, relative and `/`-separated, sorted; what git ignores
 * and node_modules are left out.
 */
export async function findDockerfiles(
  folder: string,
  search: DockerfileSearch,
): Promise<readonly string[]> {
  const listed = search.useGit ? await listedByGit(folder, search) : null;
  const found = listed === null ? walk(folder, "") : fromListing(folder, listed);
  return [...new Set(found)].sort();
}

/** Tracked files and those that git would offer to add; null where git cannot tell. */
async function listedByGit(
  folder: string,
  { env, platform }: DockerfileSearch,
): Promise<readonly string[] | null> {
  const path = findProgram("git", env, platform, isFile);
  if (path === null) return null;
  const args = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
  const { code, stdout } = await runGit({ path, env, platform }, { cwd: folder, args });
  return code === 0 ? stdout.split("\0").filter((name) => name !== "") : null;
}

function fromListing(folder: string, listed: readonly string[]): readonly string[] {
  const hasSubmodules = listed.includes(".gitmodules");
  return listed.flatMap((path) => {
    const names = path.split("/");
    if (names.includes("node_modules")) return [];
    // A repository inside the repository is listed as a folder, or as a file that is one.
    if (path.endsWith("/")) return walk(folder, path.slice(0, -1));
    if (hasSubmodules && isFolder(join(folder, path))) return walk(folder, path);
    return isDockerfileName(names.at(-1) ?? "") && isFile(join(folder, path)) ? [path] : [];
  });
}

function walk(folder: string, inside: string): readonly string[] {
  return entriesOf(join(folder, inside)).flatMap((entry) => {
    const path = inside === "" ? entry.name : `${inside}/${entry.name}`;
    if (entry.isDirectory()) {
      return entry.name === "node_modules" || entry.name === ".git" ? [] : walk(folder, path);
    }
    return isDockerfileName(entry.name) && isFile(join(folder, path)) ? [path] : [];
  });
}

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}
