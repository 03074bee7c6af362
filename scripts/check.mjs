/**
 * `npm run check`: types, lint, formatting, unused code, generated files, the lockfile. Every step
 * runs even if one before it failed; each is named, with what to do about it.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { lockfileFaults } from "./check/lockfile.mjs";
import { run } from "./lib/run.mjs";
import { seconds } from "./lib/steps.mjs";
import { PROJECT } from "./setup/project.mjs";

const PROJECTS = ["protocol", "server", "client", "client/src/webview", "scripts", "test"];

/** @typedef {{ readonly name: string, readonly advice: string, readonly faults: () => Promise<string> }} Check */

/** Each keeps one core busy. */
const AT_ONCE = 2;

/** The longest first. @type {readonly Check[]} */
const CHECKS = [
  {
    name: "lint",
    advice: "npx eslint --fix .",
    faults: () => tool("eslint/bin/eslint.js", "--max-warnings=0", "."),
  },
  ...PROJECTS.filter((each) => existsSync(join(PROJECT, each, "tsconfig.json"))).map((each) => ({
    name: `types of ${each}`,
    advice: `npx tsc -p ${each}`,
    faults: () => tool("typescript/bin/tsc", "-p", each),
  })),
  {
    name: "formatting",
    advice: "npx prettier --write .",
    faults: () => tool("prettier/bin/prettier.cjs", "--check", "--log-level=warn", "."),
  },
  { name: "unused code", advice: "npx knip", faults: () => tool("knip/bin/knip.js") },
  {
    name: "generated files",
    advice: "npm run generate",
    faults: () => node(join(PROJECT, "scripts/generate.mjs"), "--check"),
  },
  {
    name: "lockfile",
    advice: "npm install, and commit package-lock.json",
    faults: () => Promise.resolve(lockfileFaults(PROJECT).join("\n")),
  },
];

await main();

async function main() {
  const waiting = [...CHECKS];
  const work = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await report(next);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

/** @param {Check} check */
async function report({ name, advice, faults }) {
  const started = performance.now();
  const found = await faults();
  const time = seconds(performance.now() - started);
  console.log(`${found === "" ? "ok    " : "FAILED"} ${name} (${time})`);
  if (found === "") return;
  console.log(`${found.trim()}\n→ ${advice}\n`);
  process.exitCode = 1;
}

/** @param {string} path below node_modules @param {...string} args */
function tool(path, ...args) {
  return node(join(PROJECT, "node_modules", path), ...args);
}

/** What the program printed, where it failed. @param {string} program @param {...string} args */
async function node(program, ...args) {
  const { status, stdout, stderr } = await run(process.execPath, [program, ...args], {
    cwd: PROJECT,
  });
  return status === 0 ? "" : `${stdout}${stderr}` || `status ${status}`;
}
