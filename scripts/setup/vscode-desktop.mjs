import { join } from "node:path";
import { cacheFolder } from "../lib/cache.mjs";
import { messageOf } from "../lib/steps.mjs";
import { findProgram } from "./system.mjs";

/** @typedef {import("../lib/steps.mjs").Steps} Steps */

/** @param {NodeJS.ProcessEnv} [env] */
export function hasDisplay(env = process.env) {
  return process.platform !== "linux" || Boolean(env["DISPLAY"] ?? env["WAYLAND_DISPLAY"]);
}

/** @returns {string | undefined} The `code` program of an installed VS Code. */
export function installedVsCode() {
  return findProgram("code");
}

/**
 * A desktop VS Code fetched by @vscode/test-electron; undefined where there is no screen to show it on
 * or where it cannot be fetched.
 *
 * @param {Steps} steps
 * @returns {Promise<string | undefined>} The Electron program.
 */
export async function downloadedVsCode(steps) {
  if (!hasDisplay()) return undefined;
  // A dependency of the project, so it is there only once the node modules are.
  const { downloadAndUnzipVSCode } = await import("@vscode/test-electron");
  try {
    return await steps.step("fetching a desktop VS Code", "about 150 MB", () =>
      downloadAndUnzipVSCode({ cachePath: join(cacheFolder(), "vscode-desktop"), timeout: 15_000 }),
    );
  } catch (error) {
    steps.note(`no desktop VS Code (${messageOf(error)}); using VS Code in the browser`);
    return undefined;
  }
}
