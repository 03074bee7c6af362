import { execFile } from "node:child_process";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { dockerEnvironment, type ProvidedEngine } from "../support/provided.ts";

const run = promisify(execFile);

/** A copy of the demo, its compose project running. */
export interface DemoApp {
  /** Named `demo`, as pictures show it. */
  readonly folder: string;
  /** For STRATA_CACHE. */
  readonly cache: string;
  remove(): Promise<void>;
}

/** @param source The demo's own folder. */
export async function startDemo(source: string, engine: ProvidedEngine): Promise<DemoApp> {
  const top = await mkdtemp(path.join(tmpdir(), "strata-pictures-"));
  const folder = path.join(top, "demo");
  await cp(source, folder, {
    recursive: true,
    filter: (file) => !file.split(path.sep).includes("node_modules"),
  });
  const compose = (...args: readonly string[]): Promise<unknown> =>
    run(engine.docker, ["compose", ...args], {
      cwd: folder,
      env: dockerEnvironment(engine),
      maxBuffer: 2 ** 26,
    });
  await compose("up", "--detach", "--build", "--quiet-pull");
  // One that stopped looks different from those that run.
  await compose("stop", "worker");
  return {
    folder,
    cache: path.join(top, "cache"),
    remove: async () => {
      await compose("down", "--volumes", "--rmi", "local");
      await rm(top, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    },
  };
}
