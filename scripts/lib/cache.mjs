import { existsSync } from "node:fs";
import { mkdir, rename, rm } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { withLock } from "./lock.mjs";

/** @typedef {import("./steps.mjs").Steps} Steps */

/**
 * Where fetched tools live: never in the clone, never in a temporary folder.
 *
 * @param {NodeJS.ProcessEnv} [env]
 * @param {NodeJS.Platform} [platform]
 * @param {string} [home]
 */
export function cacheFolder(env = process.env, platform = process.platform, home = homedir()) {
  if (env["XDG_CACHE_HOME"]) return join(env["XDG_CACHE_HOME"], "strata-dev");
  if (platform === "win32") return join(env["LOCALAPPDATA"] ?? home, "strata-dev");
  if (platform === "darwin") return join(home, "Library", "Caches", "strata-dev");
  return join(home, ".cache", "strata-dev");
}

/**
 * The folder of a tool, made where it is not there yet. It is made under another name and renamed
 * when whole, so a folder that is there is complete; what an interrupted run left is made anew.
 *
 * @param {object} tool
 * @param {string} tool.name With its version: `code-server-4.139.1`.
 * @param {string} tool.title What people call it.
 * @param {string} tool.size
 * @param {(folder: string) => Promise<void>} tool.make
 * @param {readonly string[]} [tool.parts] Paths in it without which it is broken, and made anew.
 * @param {Steps} steps
 * @param {string} [cache]
 * @returns {Promise<string>}
 */
export async function provideTool(
  { name, title, size, make, parts = [] },
  steps,
  cache = cacheFolder(),
) {
  const folder = join(cache, name);
  const whole = () => [".", ...parts].every((part) => existsSync(join(folder, part)));
  if (whole()) return folder;
  await namedLock(
    name,
    steps,
    async () => {
      if (whole()) return;
      const partial = `${folder}.partial`;
      await steps.step(`fetching ${title} into ${folder}`, size, async () => {
        await rm(partial, { recursive: true, force: true });
        await mkdir(partial, { recursive: true });
        await make(partial);
        await rm(folder, { recursive: true, force: true });
        await rename(partial, folder);
      });
    },
    cache,
  );
  return folder;
}

/**
 * A lock that every clone of this machine's user shares.
 *
 * @template T
 * @param {string} name
 * @param {Steps} steps
 * @param {() => Promise<T>} work
 * @param {string} [cache]
 */
export function namedLock(name, steps, work, cache = cacheFolder()) {
  return withLock(join(cache, "locks", `${name}.lock`), work, { note: steps.note });
}
