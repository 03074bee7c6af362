import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { GitRepository } from "./git-process.ts";

/**
 * A work tree that has a commit's files of attributes and nothing else: git goes by the work tree's
 * alone, and those may have changed since the commit.
 */
export class AttributeTree {
  readonly repository: GitRepository;
  readonly #folder: string;

  /** @param files By path from the top of the work tree. */
  constructor(gitFolder: string, files: ReadonlyMap<string, string>) {
    this.#folder = mkdtempSync(join(tmpdir(), "strata-attributes-"));
    const workTree = join(this.#folder, "work");
    // There is no such file: what is staged does not count.
    this.repository = { gitFolder, workTree, index: join(this.#folder, "index") };
    mkdirSync(workTree);
    for (const [path, text] of files) {
      const names = path.split("/");
      if (!names.every(isPlainName)) continue;
      const absolute = join(workTree, ...names);
      mkdirSync(dirname(absolute), { recursive: true });
      writeFileSync(absolute, text);
    }
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** The paths at which a file of attributes counts for a folder, from the top down to above it. */
export function attributePathsAbove(prefix: string): readonly string[] {
  const names = prefix.split("/").slice(0, -1);
  return names.map((_, depth) => [...names.slice(0, depth), attributesName].join("/"));
}

export const attributesName = ".gitattributes";

/** Whoever made the commit may have written anything; nothing of it leads out of the folder. */
function isPlainName(name: string): boolean {
  return name !== "" && name !== "." && name !== ".." && !/[\\:]/.test(name);
}
