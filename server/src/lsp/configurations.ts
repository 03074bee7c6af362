import { dirname, posix, win32 } from "node:path";
import { isRemote } from "../model/named-contexts.ts";
import { compileIgnorePattern } from "../context/ignore-matcher.ts";
import type { ConfigurationProblem, LoadedConfiguration } from "../lint/configuration-file.ts";
import {
  type BuildSettings,
  type Configuration,
  type ConfigurationLayer,
  DEFAULT_CONFIGURATION,
  layer,
} from "../lint/configuration.ts";
import { type FoundFile, findConfigurationFiles } from "../lint/find-configuration.ts";
import type { HostFiles } from "../platform/host.ts";
import { filePathOf } from "./paths.ts";

/** What files and settings say for one Dockerfile. */
export interface DocumentConfiguration {
  readonly lint: Configuration;
  /** How it is built, as its configuration file says; paths are absolute. */
  readonly build: Omit<BuildSettings, "pattern">;
}

export type ReadConfiguration = (files: readonly FoundFile[]) => LoadedConfiguration;

export interface ConfigurationsOptions {
  readonly files: HostFiles;
  readonly platform: NodeJS.Platform;
  /** The user's settings: they lie above the files. */
  readonly settings: (uri: string) => Promise<ConfigurationLayer>;
  /** Loads what reads the files. */
  readonly load: () => Promise<ReadConfiguration>;
  /** Tells what is wrong in a file that was read; nothing where all is well. */
  readonly report: (path: string, problems: readonly ConfigurationProblem[]) => void;
}

/** The configuration of the open documents: found and read once until something changes. */
export class Configurations {
  readonly #options: ConfigurationsOptions;
  readonly #known = new Map<string, Promise<DocumentConfiguration>>();

  constructor(options: ConfigurationsOptions) {
    this.#options = options;
  }

  of(uri: string): Promise<DocumentConfiguration> {
    const known = this.#known.get(uri);
    if (known !== undefined) return known;
    const read = this.#read(uri);
    this.#known.set(uri, read);
    read.catch(() => this.#known.delete(uri));
    return read;
  }

  changed(): void {
    this.#known.clear();
  }

  async #read(uri: string): Promise<DocumentConfiguration> {
    const { files, platform, settings, load, report } = this.#options;
    const above = await settings(uri);
    const path = filePathOf(uri);
    const style = platform === "win32" ? "win32" : "posix";
    const found = path === null ? [] : await findConfigurationFiles(files, dirname(path), style);
    if (path === null || found.length === 0) {
      return { lint: layer(DEFAULT_CONFIGURATION, above), build: {} };
    }
    const { configuration, problems } = (await load())(found);
    for (const file of found) {
      report(
        file.path,
        problems.filter((problem) => problem.path === file.path),
      );
    }
    const folder = found.find(({ kind }) => kind === "strata")?.folder ?? null;
    return {
      lint: layer(configuration, above),
      build: folder === null ? {} : buildOf(configuration.build, { path, folder, platform }),
    };
  }
}

/** Whether a change of this file can change a configuration. */
export function isConfigurationFile(path: string): boolean {
  return /(?:^|[\\/])\.(?:strata\.yaml|hadolint\.ya?ml)$/.test(path);
}

interface Placed {
  readonly path: string;
  /** Where the configuration file lies. */
  readonly folder: string;
  readonly platform: NodeJS.Platform;
}

/** Later patterns win, key by key. */
function buildOf(
  all: readonly BuildSettings[],
  { path, folder, platform }: Placed,
): DocumentConfiguration["build"] {
  const paths = platform === "win32" ? win32 : posix;
  const inside = paths.relative(folder, path).split(paths.sep).join("/");
  const matching = all.filter(
    ({ pattern }) => compileIgnorePattern(pattern)?.matches(inside) === true,
  );
  const {
    context,
    target,
    args,
    contexts,
    platform: wanted,
  } = matching.reduce<Partial<BuildSettings>>(
    (merged, settings) => ({ ...merged, ...settings }),
    {},
  );
  return {
    ...(context === undefined ? {} : { context: paths.resolve(folder, context) }),
    ...(target === undefined ? {} : { target }),
    ...(args === undefined ? {} : { args }),
    ...(contexts === undefined
      ? {}
      : {
          contexts: Object.fromEntries(
            Object.entries(contexts).map(([name, value]) => [
              name,
              isRemote(value) ? value : paths.resolve(folder, value),
            ]),
          ),
        }),
    ...(wanted === undefined ? {} : { platform: wanted }),
  };
}
