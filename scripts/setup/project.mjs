import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { namedLock } from "../lib/cache.mjs";
import { npm } from "../lib/npm.mjs";
import { runOrThrow } from "../lib/run.mjs";

/** @typedef {import("../lib/steps.mjs").Steps} Steps */

export const PROJECT = fileURLToPath(new URL("../..", import.meta.url)).replace(/[\\/]$/, "");

/** What the bundles and the package are made from; tests are not, and a file more does no harm. */
const SOURCES = ["client", "server", "protocol", "syntaxes", "media", "l10n", "scripts", "docs"];

/**
 * The project's dependencies: installed where they are missing or are not those of the lockfile.
 *
 * @param {Steps} steps
 */
export async function provideNodeModules(steps) {
  if (modulesAreFresh(PROJECT)) return;
  await namedLock(lockName(), steps, async () => {
    if (modulesAreFresh(PROJECT)) return;
    await steps.step("installing the project's dependencies with npm ci", "450 MB", () =>
      npm(["ci", "--no-audit", "--no-fund", "--no-progress", "--loglevel=error"], { cwd: PROJECT }),
    );
  });
}

/**
 * The bundles in dist/ and, with `vsix`, the packaged extension.
 *
 * @param {Steps} steps
 * @param {{ vsix: boolean }} what
 */
export async function provideBuild(steps, { vsix }) {
  await namedLock(`${lockName()}-build`, steps, async () => {
    const hash = sourceHash(PROJECT);
    const program = join(PROJECT, "dist/cli/strata.cjs");
    const archive = join(PROJECT, "dist/strata.vsix");
    if (vsix && !(stampOf("package") === hash && existsSync(archive) && existsSync(program))) {
      await make("package", archive, steps);
      // Packaging builds first.
      writeStamp("package", hash);
      writeStamp("build", hash);
    } else if (!(stampOf("build") === hash && existsSync(program))) {
      await make("build", program, steps);
      writeStamp("build", hash);
    }
  });
}

/** @param {"build" | "package"} script @param {string} product @param {Steps} steps */
async function make(script, product, steps) {
  await steps.step(`making ${relative(PROJECT, product)} (npm run ${script})`, undefined, () =>
    runOrThrow(process.execPath, [join(PROJECT, `scripts/${script}.mjs`)], { cwd: PROJECT }),
  );
}

/** @param {string} script */
function stampOf(script) {
  const path = stampPath(script);
  return existsSync(path) ? readFileSync(path, "utf8") : undefined;
}

/** @param {string} script @param {string} hash */
function writeStamp(script, hash) {
  mkdirSync(dirname(stampPath(script)), { recursive: true });
  writeFileSync(stampPath(script), hash);
}

/** @param {string} script */
function stampPath(script) {
  return join(PROJECT, "out", `${script}.stamp`);
}

/**
 * Whether what npm says it installed is what the lockfile asks for. npm writes its own list last, so
 * an install that was cut off has none.
 *
 * @param {string} project
 */
export function modulesAreFresh(project) {
  const installed = packagesIn(join(project, "node_modules/.package-lock.json"));
  const wanted = packagesIn(join(project, "package-lock.json"));
  return installed !== undefined && wanted !== undefined && agrees(wanted, installed);
}

/**
 * @typedef {Readonly<Record<string, { version?: string, integrity?: string, optional?: boolean, devOptional?: boolean }>>} Packages
 */

/**
 * Optional packages are those of other platforms: what is not there was not meant for this one.
 *
 * @param {Packages} wanted
 * @param {Packages} installed
 */
export function agrees(wanted, installed) {
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === "") return true;
    const there = installed[path];
    if (there === undefined) return entry.optional === true || entry.devOptional === true;
    return there.version === entry.version && there.integrity === entry.integrity;
  });
}

/** @param {string} path @returns {Packages | undefined} */
function packagesIn(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8")).packages;
  } catch {
    return undefined;
  }
}

/**
 * One value for the names and contents of everything that the build reads.
 *
 * @param {string} project
 */
export function sourceHash(project) {
  const hash = createHash("sha256");
  const atRoot = readdirSync(project, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name);
  const below = SOURCES.filter((name) => existsSync(join(project, name))).flatMap((name) =>
    readdirSync(join(project, name), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(project, join(entry.parentPath, entry.name))),
  );
  for (const path of [...atRoot, ...below].sort()) {
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(project, path)))
      .update("\0");
  }
  return hash.digest("hex");
}

/** Clones share the cache folder, so a clone's lock carries its path. */
function lockName() {
  return `clone-${createHash("sha256").update(PROJECT).digest("hex").slice(0, 12)}`;
}
