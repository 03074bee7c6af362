import { dirname } from "node:path";
import type { IgnoreFile } from "../context/dockerignore.ts";
import type { Configuration } from "../lint/configuration.ts";
import { findIgnoreFile } from "../lint/find-ignore-file.ts";
import { type LintProblem, lint, lintNeeds } from "../lint/lint.ts";
import type { Host } from "../platform/host.ts";
import type { Shell } from "../shell/shell.ts";
import type { OpenDocument } from "./open-document.ts";
import { filePathOf } from "./paths.ts";

export interface LintServiceOptions {
  readonly host: () => Host;
  /** Null where the user wants no problems. */
  readonly configuration: (uri: string) => Promise<Configuration | null>;
  /** Loads the shell parser; null where it cannot be had. */
  readonly loadShell: () => Promise<Shell | null>;
  readonly platform: NodeJS.Platform;
}

/** The problems of the open documents: found once for each version and state of configuration. */
export class LintService {
  readonly #options: LintServiceOptions;
  readonly #known = new Map<string, KnownProblems>();
  #shellLoaded = false;
  #generation = 0;

  constructor(options: LintServiceOptions) {
    this.#options = options;
  }

  problems(document: OpenDocument): Promise<readonly LintProblem[]> {
    const known = this.#known.get(document.uri);
    if (known?.version === document.version && known.generation === this.#generation) {
      return known.problems;
    }
    const problems = this.#lint(document);
    const entry = { version: document.version, generation: this.#generation, problems };
    this.#known.set(document.uri, entry);
    problems.catch(() => {
      if (this.#known.get(document.uri) === entry) this.#known.delete(document.uri);
    });
    return problems;
  }

  /**
   * What can be told before the shell parser is there; null where it is, or nothing waits for it.
   * Loading it takes longer than everything else together.
   */
  async early({ uri, analysis }: OpenDocument): Promise<readonly LintProblem[] | null> {
    if (this.#shellLoaded) return null;
    const configuration = await this.#options.configuration(uri);
    if (configuration === null) return null;
    const needs = lintNeeds(analysis, { configuration });
    if (!needs.shell) return null;
    const ignore = needs.ignoreFile ? await this.#ignoreFile(uri) : null;
    return lint(analysis, { configuration, ignore, shell: null });
  }

  /** The shell parser, loaded when it is first asked for; null where it cannot be had. */
  shell(): Promise<Shell | null> {
    return this.#options.loadShell();
  }

  /** Configuration, settings or an ignore file changed. */
  changed(): void {
    this.#generation += 1;
  }

  close(uri: string): void {
    this.#known.delete(uri);
  }

  async #lint({ uri, analysis }: OpenDocument): Promise<readonly LintProblem[]> {
    const configuration = await this.#options.configuration(uri);
    if (configuration === null) return [];
    const needs = lintNeeds(analysis, { configuration });
    const shell = needs.shell ? await this.#options.loadShell() : null;
    this.#shellLoaded ||= needs.shell;
    const ignore = needs.ignoreFile ? await this.#ignoreFile(uri) : null;
    return lint(analysis, { configuration, ignore, shell });
  }

  async #ignoreFile(uri: string): Promise<IgnoreFile | null> {
    const path = filePathOf(uri);
    if (path === null) return null;
    const { files } = this.#options.host();
    const style = this.#options.platform === "win32" ? "win32" : "posix";
    return findIgnoreFile(files, { path, folder: dirname(path), context: null }, style);
  }
}

interface KnownProblems {
  readonly version: number;
  readonly generation: number;
  readonly problems: Promise<readonly LintProblem[]>;
}
