import { relative, sep } from "node:path";
import type { WorkspaceFolder } from "vscode-languageserver/node";
import { filePathOf, isInside } from "./paths.ts";

/** The folders that are open in the client, by path. */
export class WorkspaceFolders {
  #paths: readonly string[];

  constructor(folders: readonly WorkspaceFolder[]) {
    this.#paths = pathsOf(folders);
  }

  changed(added: readonly WorkspaceFolder[], removed: readonly WorkspaceFolder[]): void {
    const gone = new Set(pathsOf(removed));
    this.#paths = [...this.#paths.filter((path) => !gone.has(path)), ...pathsOf(added)];
  }

  get paths(): readonly string[] {
    return this.#paths;
  }

  /** The innermost open folder that a path lies in. */
  folderOf(path: string): string | null {
    const around = this.#paths.filter((folder) => isInside(path, folder));
    return around.sort((a, b) => b.length - a.length)[0] ?? null;
  }

  /** A path as people read it: in its workspace folder, else whole. */
  shown(path: string): string {
    const folder = this.folderOf(path);
    if (folder === null) return path;
    const inside = relative(folder, path);
    return inside === "" ? "." : inside.split(sep).join("/");
  }
}

function pathsOf(folders: readonly WorkspaceFolder[]): string[] {
  return folders.map(({ uri }) => filePathOf(uri)).filter((path) => path !== null);
}
