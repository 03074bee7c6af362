import { statSync } from "node:fs";
import { readdir, readFile, stat } from "node:fs/promises";
import { cacheFolder, type Environment } from "./cache-folder.ts";
import { ThreadedContextReader } from "./context-reader.ts";
import { findProgram } from "./find-program.ts";
import type { GitProgram } from "./git-process.ts";
import { ProcessGitReader } from "./git-reader.ts";
import type { EngineFacts, Host, HostFiles, HostLog } from "./host.ts";
import { QuickContextReader } from "./quick-reader.ts";
import { DiskSnapshotStore } from "./snapshot-store.ts";

/** Files that lie beside the program; only an entry file knows where that is. */
export interface Assets {
  path(name: string): string;
}

export interface NodeHostOptions {
  readonly assets: Assets;
  readonly env: Environment;
  readonly platform: NodeJS.Platform;
  /** Does the user trust what they opened? Else git is not started at all. */
  readonly trusted: boolean;
  /** Default: nothing is known of an engine. */
  readonly engine?: EngineFacts;
  /** Default: nobody reads it. */
  readonly log?: HostLog;
}

export interface NodeHost extends Host {
  /** Ends the thread that reads build contexts. */
  dispose(): Promise<void>;
}

/** The host of the language server and of the program: the machine itself. */
export function createNodeHost(options: NodeHostOptions): NodeHost {
  const { assets, env, platform } = options;
  const folder = cacheFolder(env, platform);
  const now = (): number => Date.now();
  const threaded = new ThreadedContextReader({
    workerPath: assets.path("context-worker.cjs"),
    cacheFolder: folder,
    platform,
  });
  const buildContext = new QuickContextReader({
    platform,
    patient: threaded,
    clock: () => performance.now(),
  });
  return {
    files: nodeFiles,
    now,
    log: options.log ?? silence,
    buildContext,
    git: options.trusted ? new ProcessGitReader(gitProgram(env, platform)) : null,
    engine: options.engine ?? noEngine,
    snapshots: new DiskSnapshotStore({ cacheFolder: folder, now }),
    dispose: () => threaded.dispose(),
  };
}

/** Nothing is known: every forecast says what it assumed. */
const noEngine: EngineFacts = {
  image: () => Promise.resolve(null),
  imageStore: () => Promise.resolve(null),
};

const silence: HostLog = { info: () => undefined, warn: () => undefined };

/** Larger than any Dockerfile, configuration or snapshot. */
const maximumTextSize = 64 * 1024 * 1024;

const nodeFiles: HostFiles = {
  readText: async (path) => {
    try {
      const stats = await stat(path);
      // A pipe or a device would keep its reader waiting.
      if (!stats.isFile() || stats.size > maximumTextSize) return null;
      return await readFile(path, "utf8");
    } catch {
      return null;
    }
  },
  list: (folder) => readdir(folder).catch(() => []),
};

function gitProgram(env: Environment, platform: NodeJS.Platform): GitProgram | null {
  const path = findProgram("git", env, platform, isFile);
  return path === null ? null : { path, env, platform };
}

function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
