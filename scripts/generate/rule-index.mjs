import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { PROJECT } from "../setup/project.mjs";

const RULES = "server/src/rules";

/** The list of all rules: each file beside the index that exports a `rule`. */
export async function ruleIndex() {
  const files = (await readdir(join(PROJECT, RULES))).filter((name) => /^[a-z-]+\.ts$/.test(name));
  const rules = [];
  for (const file of files.sort()) {
    const text = await readFile(join(PROJECT, RULES, file), "utf8");
    if (/^export const rule = /m.test(text)) rules.push(file);
  }
  const imports = rules.map((file) => `import { rule as ${nameOf(file)} } from "./${file}";`);
  const lines = rules.map((file) => `  ${nameOf(file)},`);
  const text = `// Made by npm run generate from the files beside it.
${imports.join("\n")}
import type { Rule } from "./rule.ts";

/** Every rule, by id. */
export const RULES: readonly Rule[] = [
${lines.join("\n")}
];
`;
  return [{ path: `${RULES}/index.generated.ts`, text }];
}

/** @param {string} file */
function nameOf(file) {
  return file
    .replace(/\.ts$/, "")
    .replace(/-(.)/g, (_, /** @type {string} */ letter) => letter.toUpperCase());
}
