import type { Cancellation, GitFailure, GitReader, GitTree } from "../platform/host.ts";

/**
 * Remembers what git said of commits until it is told that the repository changed: the forecast is
 * asked for at each pause in typing, and git is a process each time.
 */
export class RememberingGit implements GitReader {
  readonly #git: GitReader;
  readonly #trees = new Map<string, GitTree>();
  readonly #texts = new Map<string, string | null>();
  #generation = 0;

  constructor(git: GitReader) {
    this.#git = git;
  }

  async readTree(
    folder: string,
    ref: string,
    signal?: Cancellation,
    paths?: readonly string[],
    texts?: readonly string[],
  ): Promise<GitTree | GitFailure> {
    const key = JSON.stringify([folder, ref, paths, texts]);
    const known = this.#trees.get(key);
    if (known !== undefined) return known;
    const generation = this.#generation;
    const tree = await this.#git.readTree(folder, ref, signal, paths, texts);
    // A failure is not kept: the next time there may be a repository.
    if (tree.kind === "tree" && generation === this.#generation) this.#trees.set(key, tree);
    return tree;
  }

  async readText(path: string, ref: string, pinned?: string): Promise<string | null> {
    const key = JSON.stringify([path, ref, pinned]);
    const known = this.#texts.get(key);
    if (known !== undefined) return known;
    const generation = this.#generation;
    const text = await this.#git.readText(path, ref, pinned);
    if (text !== null && generation === this.#generation) this.#texts.set(key, text);
    return text;
  }

  /** Depends on files that change without a commit. */
  ignored(folder: string, paths: readonly string[]): Promise<ReadonlySet<string>> {
    return this.#git.ignored(folder, paths);
  }

  /** Asked for when somebody is about to choose. */
  refs(folder: string): Promise<readonly string[]> {
    return this.#git.refs(folder);
  }

  /** HEAD or another ref is another one now. */
  forget(): void {
    this.#generation += 1;
    this.#trees.clear();
    this.#texts.clear();
  }
}
