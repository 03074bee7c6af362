import type { Shell } from "./shell.ts";

/** Where the parser's files lie, and who is told when they cannot be used. */
export interface ShellFiles {
  /** Where `web-tree-sitter.wasm` and `tree-sitter-bash.wasm` lie. */
  path(name: string): string;
  warn(message: string): void;
}

/** Loads the shell parser when it is first asked for; once, whether that works or not. */
export class ShellLoader {
  readonly #files: ShellFiles;
  #loading: Promise<Shell | null> | null = null;

  constructor(files: ShellFiles) {
    this.#files = files;
  }

  /** Null where the parser cannot be loaded: rules that need it do not run. */
  load(): Promise<Shell | null> {
    return (this.#loading ??= this.#load());
  }

  async #load(): Promise<Shell | null> {
    try {
      const [{ Language, Parser }, { TreeSitterShell }] = await Promise.all([
        import("web-tree-sitter"),
        import("./tree-sitter-shell.ts"),
      ]);
      await Parser.init({ locateFile: () => this.#files.path("web-tree-sitter.wasm") });
      const bash = await Language.load(this.#files.path("tree-sitter-bash.wasm"));
      return new TreeSitterShell(new Parser().setLanguage(bash));
    } catch (error) {
      const cause = error instanceof Error ? error.message : String(error);
      this.#files.warn(`Rules about RUN commands are left out: no shell parser (${cause}).`);
      return null;
    }
  }
}
