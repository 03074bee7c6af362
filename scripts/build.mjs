/**
 * `npm run build`: bundles into dist/, with the files that the bundles read and the licences of what
 * is in them. `--watch` bundles again on each change, readable and with source maps, for debugging.
 */
import { copyFile, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { build, context } from "esbuild";
import { ASSETS, OUTPUTS, PAGES, bundleOptions, pageOptions } from "./build/bundles.mjs";
import { licencesText } from "./build/licences.mjs";
import { messageOf } from "./lib/steps.mjs";
import { PROJECT } from "./setup/project.mjs";

/** What esbuild says of each bundle: sizes and inputs. */
const META = join(PROJECT, "out/meta");

main().catch((error) => {
  console.error(messageOf(error));
  process.exitCode = 1;
});

async function main() {
  const { values } = parseArgs({ options: { watch: { type: "boolean", default: false } } });
  const { version } = JSON.parse(await readFile(join(PROJECT, "package.json"), "utf8"));
  const how = { forDebugging: values.watch, version };
  const bundles = [
    ...Object.entries(OUTPUTS).map(([name, entry]) => ({
      name,
      options: bundleOptions(name, entry, how),
    })),
    ...Object.entries(PAGES).map(([name, entries]) => ({
      name,
      options: pageOptions(name, entries, how),
    })),
  ];
  await copyAssets();
  const optionsOf = bundles.map(({ options }) => options);
  if (values.watch) return watch(optionsOf);

  const results = await Promise.all(optionsOf.map((options) => build(options)));
  const metafiles = results.map(({ metafile }) => metafile);
  await rm(META, { recursive: true, force: true });
  for (const [index, { name }] of bundles.entries()) {
    await write(join(META, `${name}.json`), JSON.stringify(metafiles[index]));
  }
  await write(join(PROJECT, "dist/THIRD-PARTY-LICENSES.txt"), await licencesText(metafiles));
  printSizes(metafiles);
}

/** @param {readonly import("esbuild").BuildOptions[]} optionsOf */
async function watch(optionsOf) {
  const contexts = await Promise.all(
    optionsOf.map((options) => context({ ...options, logLevel: "info" })),
  );
  await Promise.all(contexts.map((each) => each.watch()));
}

async function copyAssets() {
  for (const [to, from] of Object.entries(ASSETS)) {
    const target = join(PROJECT, "dist", to);
    await mkdir(dirname(target), { recursive: true });
    await copyFile(join(PROJECT, from), target);
  }
}

/** @param {readonly import("esbuild").Metafile[]} metafiles */
function printSizes(metafiles) {
  for (const [path, { bytes }] of metafiles.flatMap(({ outputs }) => Object.entries(outputs))) {
    console.log(`${path.padEnd(32)} ${(bytes / 1000).toFixed(0).padStart(5)} kB`);
  }
}

/** @param {string} path @param {string} text */
async function write(path, text) {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}
