import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { PROJECT } from "../setup/project.mjs";
import { ASSETS } from "./bundles.mjs";

/** @typedef {{ readonly name: string, readonly version: string, readonly license: string, readonly text: string }} Licence */

/**
 * The licences of everything that is bundled or copied into dist/, by package name: read from the
 * packages whose files the bundler says it took.
 *
 * @param {readonly import("esbuild").Metafile[]} metafiles
 */
export async function licencesText(metafiles) {
  const inputs = metafiles.flatMap(({ outputs }) =>
    Object.values(outputs).flatMap((output) =>
      Object.entries(output.inputs)
        .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
        .map(([path]) => path),
    ),
  );
  const folders = new Set([...inputs, ...Object.values(ASSETS)].map(packageFolder));
  /** @type {Map<string, Licence>} */
  const licences = new Map();
  for (const folder of folders) {
    if (folder === null) continue;
    const licence = await readLicence(folder);
    licences.set(`${licence.name}@${licence.version}`, licence);
  }
  const sorted = [...licences.entries()].sort(([a], [b]) => (a < b ? -1 : 1));
  return [
    "Strata contains the following packages. Each is used under its own licence.\n",
    ...sorted.map(([, each]) => `${"-".repeat(80)}\n${heading(each)}\n\n${each.text.trim()}\n`),
  ].join("\n");
}

/**
 * The folder of the package that a path belongs to; null for our own files and left-out parts.
 *
 * @param {string} path With `/`, relative to the project.
 */
export function packageFolder(path) {
  return /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? null;
}

/** @param {Licence} licence */
function heading({ name, version, license }) {
  return `${name} ${version} (${license})`;
}

/** @param {string} folder @returns {Promise<Licence>} */
async function readLicence(folder) {
  const path = join(PROJECT, folder);
  const { name, version, license, author } = JSON.parse(
    await readFile(join(path, "package.json"), "utf8"),
  );
  if (typeof license !== "string") throw new Error(`${folder} does not name its licence`);
  const text = (await licenceFile(path)) ?? statement(license, author);
  return { name, version, license, text };
}

/** @param {string} folder */
async function licenceFile(folder) {
  const names = await readdir(folder);
  const found = names.find((name) => /^licen[cs]e(?:[.-].*)?$/i.test(name));
  return found === undefined ? undefined : readFile(join(folder, found), "utf8");
}

/** For a package that ships no licence file. @param {string} license @param {unknown} author */
function statement(license, author) {
  const by =
    typeof author === "string" ? author : /** @type {{ name?: string }} */ (author ?? {}).name;
  return `Licensed under ${license}${by === undefined ? "" : `, by ${by}`}. The package contains no licence file.`;
}
