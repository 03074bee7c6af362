import { readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * What is wrong with the lockfile: addresses of a registry, and optional dependencies without an
 * entry of their own, with which `npm ci` refuses every fresh clone.
 *
 * @param {string} folder
 */
export function lockfileFaults(folder) {
  return faultsOf(JSON.parse(readFileSync(join(folder, "package-lock.json"), "utf8")));
}

/**
 * @typedef {{ readonly resolved?: string, readonly link?: boolean, readonly optionalDependencies?: Readonly<Record<string, string>> }} Entry
 * @param {{ readonly packages: Readonly<Record<string, Entry>> }} lock
 */
export function faultsOf({ packages }) {
  const faults = [];
  for (const [path, entry] of Object.entries(packages)) {
    if (entry.resolved !== undefined && /^https?:/.test(entry.resolved)) {
      faults.push(`${path} holds the address of a registry`);
    }
    for (const name of Object.keys(entry.optionalDependencies ?? {})) {
      if (!isFound(packages, path, name)) {
        faults.push(`${path} has the optional dependency ${name}, which has no entry`);
      }
    }
  }
  return faults;
}

/**
 * As Node looks a package up: in each node_modules from the folder upwards.
 * @param {Readonly<Record<string, Entry>>} packages
 * @param {string} path
 * @param {string} name
 */
function isFound(packages, path, name) {
  for (
    let folder = path;
    ;
    folder = folder.slice(0, Math.max(folder.lastIndexOf("node_modules/"), 0)).replace(/\/$/, "")
  ) {
    const candidate = folder === "" ? `node_modules/${name}` : `${folder}/node_modules/${name}`;
    if (packages[candidate] !== undefined) return true;
    if (folder === "") return false;
  }
}
