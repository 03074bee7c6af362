import { readFile, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";

/** Where git keeps what HEAD is for this folder; null outside of a repository. Starts no git. */
export async function gitFolderOf(folder: string): Promise<string | null> {
  const candidate = join(folder, ".git");
  const found = await stat(candidate).catch(() => null);
  if (found?.isDirectory() === true) return candidate;
  if (found?.isFile() === true) {
    // A worktree or a submodule: the file names the folder.
    const text = await readFile(candidate, "utf8").catch(() => "");
    const named = /^gitdir: (.+)$/m.exec(text)?.[1];
    return named === undefined ? null : resolve(folder, named);
  }
  const parent = dirname(folder);
  return parent === folder ? null : gitFolderOf(parent);
}
