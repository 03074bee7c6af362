import { type GitProgram, type GitSetting, runGit } from "./git-process.ts";

/** Which filter programs may run when git writes a file as a checkout would. */
export interface GitFilters {
  /** Settings that put out of force what the repository's own configuration defines. */
  readonly overrides: readonly GitSetting[];
  /** False where that cannot be said safely: then no file may go through a filter. */
  readonly safe: boolean;
  /** Is there a filter of that name, wherever it is defined? */
  has(name: string): boolean;
}

/** What git's configuration says of how files are written out. */
export interface CheckoutSettings {
  readonly filters: GitFilters;
  /** What is set of line ends: equal where files are written out equally; empty for nothing. */
  readonly endings: string;
  /** Is there a file of attributes for all of a user's repositories? */
  readonly attributesFile: boolean;
  /** Does a checkout make links? */
  readonly links: boolean;
}

/**
 * A repository may name programs that git then runs; only those that the user's own or the
 * system's configuration defines are left in force.
 */
export async function readCheckoutSettings(
  git: GitProgram,
  cwd: string,
  signal?: AbortSignal,
): Promise<CheckoutSettings> {
  const args = ["config", "-z", "--show-scope", "--list"];
  const { code, stdout } = await runGit(git, { cwd, args, ...(signal && { signal }) });
  if (code !== 0) {
    // An older git does not know --show-scope.
    const filters = { overrides: [], safe: false, has: () => false };
    return { filters, endings: "", attributesFile: false, links: true };
  }
  const settings = parseScopedConfig(stdout);
  return {
    filters: filtersOf(settings.filter(({ name }) => name.startsWith("filter."))),
    endings: settings
      .filter(({ name }) => name === "core.autocrlf" || name === "core.eol")
      .map(({ name, value }) => `${name} ${value}\n`)
      .join(""),
    attributesFile: settings.some(({ name }) => name === "core.attributesfile"),
    links: isOn(settings.findLast(({ name }) => name === "core.symlinks")),
  };
}

function isOn(setting: ScopedSetting | undefined): boolean {
  return setting === undefined || !/^(?:false|no|off|0)$/i.test(setting.value);
}

interface ScopedSetting {
  readonly scope: string;
  readonly name: string;
  readonly value: string;
}

function parseScopedConfig(output: string): readonly ScopedSetting[] {
  const fields = output.split("\0");
  const settings: ScopedSetting[] = [];
  for (let index = 0; index + 1 < fields.length; index += 2) {
    const [scope = "", field = ""] = fields.slice(index, index + 2);
    const newline = field.indexOf("\n");
    const name = newline === -1 ? field : field.slice(0, newline);
    settings.push({ scope, name, value: newline === -1 ? "" : field.slice(newline + 1) });
  }
  return settings;
}

/**
 * An empty `process` also puts `smudge` out of force, so where a repository defines one for a
 * filter of the user's, that filter does not run at all.
 */
export function filtersOf(settings: readonly ScopedSetting[]): GitFilters {
  const names = new Set(settings.map(({ name }) => filterName(name)));
  const untrusted = settings.filter((setting) => !isTrusted(setting)).map(({ name }) => name);
  const overrides = [...new Set(untrusted)].map((name) => {
    const own = settings.findLast((setting) => setting.name === name && isTrusted(setting));
    return { name, value: own?.value ?? (name.endsWith(".required") ? "false" : "") };
  });
  const safe = !overrides.some(({ name }) => /[=\n]/.test(name));
  return { overrides: safe ? overrides : [], safe, has: (name) => names.has(name) };
}

/** `command` is the environment's, and so the user's. */
function isTrusted({ scope }: ScopedSetting): boolean {
  return scope === "system" || scope === "global" || scope === "command";
}

/** The middle of `filter.<name>.<key>`, dots and all. */
function filterName(setting: string): string {
  return setting.slice("filter.".length, setting.lastIndexOf("."));
}
