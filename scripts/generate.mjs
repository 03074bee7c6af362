/**
 * `npm run generate`: writes what is made from one source. `--check` writes nothing and fails where
 * a copy is stale.
 */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { format, resolveConfig } from "prettier";
import { configurationSchema } from "./generate/configuration-schema.mjs";
import { ruleIndex } from "./generate/rule-index.mjs";
import { rulePages } from "./generate/rule-pages.mjs";
import { settings } from "./generate/settings.mjs";
import { messageOf } from "./lib/steps.mjs";
import { PROJECT } from "./setup/project.mjs";

/**
 * In order: what comes later may read what an earlier one wrote.
 *
 * @type {readonly (() => Promise<readonly { path: string, text: string }[]>)[]}
 */
const GENERATORS = [ruleIndex, rulePages, configurationSchema, settings];

main().catch((error) => {
  console.error(messageOf(error));
  process.exitCode = 1;
});

async function main() {
  const { values } = parseArgs({ options: { check: { type: "boolean", default: false } } });
  const stale = [];
  for (const generate of GENERATORS) {
    for (const { path, text } of await generate()) {
      const target = join(PROJECT, path);
      const wanted = await formatted(target, text);
      const present = await readFile(target, "utf8").catch(() => null);
      if (present === wanted) continue;
      stale.push(path);
      if (values.check) continue;
      await mkdir(dirname(target), { recursive: true });
      await writeFile(target, wanted);
      console.log(`wrote ${path}`);
    }
  }
  if (values.check && stale.length > 0) {
    throw new Error(`stale, run npm run generate: ${stale.join(", ")}`);
  }
}

/** @param {string} path @param {string} text */
async function formatted(path, text) {
  if (path.includes(".generated.")) return text;
  return format(text, { ...(await resolveConfig(path)), filepath: path });
}
