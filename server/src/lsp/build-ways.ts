import { dirname } from "node:path";
import type { HostFiles } from "../platform/host.ts";
import { findWays } from "../ways/find-ways.ts";
import type { readWays } from "../ways/read-ways.ts";
import type { ReadWays } from "../ways/way.ts";
import { isInside, realPathOf } from "./paths.ts";

export interface BuildWaysOptions {
  readonly files: HostFiles;
  readonly platform: NodeJS.Platform;
  readonly isTrusted: () => boolean;
  /** What is set where builds are started. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Loads what reads the files. */
  readonly load: () => Promise<typeof readWays>;
}

/** What compose, bake and workflow files say of builds: found and read once until one changes. */
export class BuildWays {
  readonly #options: BuildWaysOptions;
  readonly #known = new Map<string, Promise<ReadWays>>();

  constructor(options: BuildWaysOptions) {
    this.#options = options;
  }

  /**
   * What the files around a Dockerfile say of it.
   *
   * @param bound The folder that is open: above it nothing is looked at.
   */
  async of(dockerfile: string, bound: string): Promise<ReadWays> {
    const folder = dirname(dockerfile);
    const key = JSON.stringify([folder, bound]);
    const known = this.#known.get(key) ?? this.#read(folder, bound);
    this.#known.set(key, known);
    known.catch(() => this.#known.delete(key));
    const { ways, notes } = await known;
    return { ways: ways.filter((way) => this.#isSame(way.dockerfile, dockerfile)), notes };
  }

  changed(): void {
    this.#known.clear();
  }

  async #read(folder: string, bound: string): Promise<ReadWays> {
    const { files, platform, isTrusted, environment, load } = this.#options;
    const style = platform === "win32" ? "win32" : "posix";
    const readable = isTrusted() ? files : await boundFiles(files, bound);
    const found = await findWays(readable, folder, bound, style);
    if (found.length === 0) return { ways: [], notes: [] };
    // What a folder writes that is not trusted cannot have a variable of the user's shown.
    return (await load())(found, { style, environment: isTrusted() ? environment : {} });
  }

  #isSame(one: string, other: string): boolean {
    if (this.#options.platform !== "win32") return one === other;
    return one.toLowerCase() === other.toLowerCase();
  }
}

/** Files, as far as no link leads out of a folder to them. */
async function boundFiles(files: HostFiles, bound: string): Promise<HostFiles> {
  const root = await realPathOf(bound);
  const isReadable = async (path: string): Promise<boolean> =>
    isInside(await realPathOf(path), root);
  return {
    readText: async (path) => ((await isReadable(path)) ? files.readText(path) : null),
    list: async (folder) => ((await isReadable(folder)) ? files.list(folder) : []),
  };
}
