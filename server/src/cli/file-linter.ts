import { readFileSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import type { IgnoreFile } from "../context/dockerignore.ts";
import { buildSettingsOf } from "../lint/build-settings.ts";
import type { LoadedConfiguration } from "../lint/configuration-file.ts";
import {
  DEFAULT_CONFIGURATION,
  type FailureThreshold,
  type RuleSelection,
  selectRules,
} from "../lint/configuration.ts";
import { findConfigurationFiles, type FoundFile } from "../lint/find-configuration.ts";
import { findIgnoreFile } from "../lint/find-ignore-file.ts";
import { fixAll } from "../lint/fix.ts";
import { lint, lintNeeds, type LintOptions, type LintProblem } from "../lint/lint.ts";
import { Analysis } from "../model/analysis.ts";
import type { FixKind } from "../rules/rule.ts";
import { ShellLoader } from "../shell/load.ts";
import { LineIndex } from "../text/line-index.ts";
import { CallError, type Program } from "./program.ts";

export interface LintTarget {
  /** Absolute. */
  readonly path: string;
  /** As reports name it: as given, `/` between names. */
  readonly shown: string;
  /** Null reads the file. */
  readonly text: string | null;
}

export interface LintedFile {
  readonly path: string;
  readonly text: string;
  readonly lines: LineIndex;
  readonly problems: readonly LintProblem[];
  readonly failureThreshold: FailureThreshold | null;
  /** Why the file could not be read, to follow its name; then there are no problems. */
  readonly error: string | null;
}

export interface FileLinterOptions {
  readonly selection: RuleSelection | null;
  /** Absolute; null looks for a file above each Dockerfile. */
  readonly configPath: string | null;
  readonly fix: readonly FixKind[];
  /** A commit whose problems are left out. */
  readonly since: string | null;
}

/** Lints files one by one, with the configuration that counts for each. */
export class FileLinter {
  readonly #program: Program;
  readonly #options: FileLinterOptions;
  readonly #shell: ShellLoader;
  readonly #configurations = new Map<string, Promise<LoadedConfiguration>>();

  constructor(program: Program, options: FileLinterOptions) {
    this.#program = program;
    this.#options = options;
    this.#shell = new ShellLoader({
      path: (name) => program.assets.path(name),
      warn: (message) => {
        program.stderr(`strata lint: ${message}\n`);
      },
    });
  }

  async lint(target: LintTarget): Promise<LintedFile> {
    const read = target.text === null ? readTarget(target.path) : { text: target.text };
    if ("error" in read) return unreadable(target.shown, read.error);
    const loaded = await this.#configuration(dirname(target.path));
    const { selection, fix, since } = this.#options;
    const configuration =
      selection === null ? loaded.configuration : selectRules(loaded.configuration, selection);
    const analysis = new Analysis(read.text);
    const needs = lintNeeds(analysis, { configuration });
    const options: LintOptions = {
      configuration,
      shell: needs.shell ? await this.#loadShell() : null,
      ignore: needs.ignoreFile ? await this.#ignoreFile(target.path, loaded) : null,
    };
    const fixed =
      fix.length > 0 ? fixAll(read.text, fix, options) : { text: read.text, applied: 0 };
    if (fixed.applied > 0 && target.text === null) await this.#write(target, fixed.text);
    const { text } = fixed;
    const problems = lint(text === read.text ? analysis : new Analysis(text), options);
    return {
      path: target.shown,
      text,
      lines: new LineIndex(text),
      problems:
        since === null ? problems : await this.#since(since, target, problems, options, text),
      failureThreshold: configuration.failureThreshold,
      error: null,
    };
  }

  async #loadShell() {
    // Else the process waits, at its end, for V8 to finish optimising the parser: longer than
    // linting takes, and no gain with hundreds of files.
    const { setFlagsFromString } = await import("node:v8");
    setFlagsFromString("--liftoff-only");
    return this.#shell.load();
  }

  #configuration(folder: string): Promise<LoadedConfiguration> {
    const key = this.#options.configPath ?? folder;
    const known = this.#configurations.get(key) ?? this.#loadConfiguration(folder);
    this.#configurations.set(key, known);
    return known;
  }

  async #loadConfiguration(folder: string): Promise<LoadedConfiguration> {
    const { configPath } = this.#options;
    const style = this.#program.platform === "win32" ? "win32" : "posix";
    const files =
      configPath === null
        ? await findConfigurationFiles({ readText }, folder, style)
        : [givenFile(configPath)];
    if (files.length === 0) {
      return { configuration: DEFAULT_CONFIGURATION, folder: null, problems: [] };
    }
    // The YAML parser is loaded by those alone who have a configuration.
    const { loadConfiguration } = await import("../lint/configuration-file.ts");
    const loaded = loadConfiguration(files);
    const [first] = loaded.problems;
    if (first === undefined) return loaded;
    const place = `${first.path}:${first.line + 1}:${first.column + 1}`;
    throw new CallError(`${place}: ${first.text} Mend it, or give another with --config.`);
  }

  #ignoreFile(
    path: string,
    { configuration, folder: base }: LoadedConfiguration,
  ): Promise<IgnoreFile | null> {
    const folder = dirname(path);
    const shown = relative(base ?? folder, path).replaceAll("\\", "/");
    const { context } = buildSettingsOf(configuration, shown);
    const root = context === undefined ? null : join(base ?? folder, context);
    const style = this.#program.platform === "win32" ? "win32" : "posix";
    return findIgnoreFile({ readText }, { path, folder, context: root }, style);
  }

  async #write({ path, shown }: LintTarget, text: string): Promise<void> {
    if (!isUtf8(path)) {
      throw new CallError(`${shown} is not UTF-8, so it cannot be mended; save it as UTF-8.`);
    }
    await this.#program.writeFile(path, text);
  }

  async #since(
    ref: string,
    { path }: LintTarget,
    problems: readonly LintProblem[],
    options: LintOptions,
    text: string,
  ): Promise<readonly LintProblem[]> {
    const { textAtCommit, withoutOldProblems } = await import("./since.ts");
    const before = await textAtCommit(path, ref, this.#program);
    if (before === null) return problems;
    const old = lint(new Analysis(before), options);
    return withoutOldProblems({ text, problems }, { text: before, problems: old });
  }
}

function givenFile(path: string): FoundFile {
  const read = readTarget(path);
  if ("error" in read) throw new CallError(`--config ${path} ${read.error}`);
  const kind = basename(path).includes("hadolint") ? "hadolint" : "strata";
  return { kind, path, folder: dirname(path), text: read.text };
}

/** Synchronous: a program that lints one file has nothing else to do meanwhile. */
function readText(path: string): Promise<string | null> {
  const read = readTarget(path);
  return Promise.resolve("text" in read ? read.text : null);
}

function readTarget(path: string): { readonly text: string } | { readonly error: string } {
  try {
    return { text: readFileSync(path, "utf8") };
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "ENOENT") return { error: "does not exist; name a Dockerfile or a folder." };
    if (code === "EISDIR") return { error: "is a folder; name a file." };
    return { error: `cannot be read (${String(code)}); check its permissions.` };
  }
}

function isUtf8(path: string): boolean {
  const bytes = readFileSync(path);
  return Buffer.from(bytes.toString("utf8"), "utf8").equals(bytes);
}

function unreadable(path: string, error: string): LintedFile {
  const lines = new LineIndex("");
  return { path, text: "", lines, problems: [], failureThreshold: null, error };
}
