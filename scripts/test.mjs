/**
 * `npm test`: sets up what is missing, runs every part of the tests and counts them. The last line on
 * standard output is `tests: N passed, N failed, N skipped`.
 */
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { NOTHING, countVitest, sum, summaryLine } from "./lib/counts.mjs";
import { endOnSignals, run } from "./lib/run.mjs";
import { createSteps, messageOf, seconds } from "./lib/steps.mjs";
import { parseTestArguments } from "./lib/test-arguments.mjs";
import { PROJECT } from "./setup/project.mjs";
import { provideFor } from "./setup/provisions.mjs";
import { writeDeepResult } from "./setup/deep-result.mjs";

/**
 * @typedef {import("./lib/counts.mjs").Counts} Counts
 * @typedef {import("./lib/test-arguments.mjs").Part} Part
 */

const RESULTS = join(PROJECT, "out/test-results");
const VITEST = join(PROJECT, "node_modules/vitest/vitest.mjs");

endOnSignals();
main().catch((error) => {
  console.error(messageOf(error));
  console.log(summaryLine({ ...NOTHING, failed: 1 }));
  process.exitCode = 1;
});

async function main() {
  const { parts, name, deep, printEnvironment } = parseTestArguments(process.argv.slice(2));
  const { environment, missing, broken } = await provideFor(parts, createSteps(), deep);
  if (printEnvironment) {
    for (const [part, why] of [...broken, ...missing]) console.error(`${part} cannot run: ${why}`);
    for (const [key, value] of Object.entries(environment)) console.log(`export ${key}='${value}'`);
    return;
  }
  rmSync(join(RESULTS, "seeds.txt"), { force: true });
  const env = { ...process.env, ...environment, ...(deep ? { STRATA_DEEP: "1" } : {}) };
  // In continuous integration everything must be there.
  const inCi = process.env["CI"] === "true";
  /** @type {Map<Part, Counts>} */
  const results = new Map();
  for (const part of parts) {
    const failure = broken.get(part);
    const lack = missing.get(part);
    if (failure !== undefined) results.set(part, cannotRun(part, failure, true));
    else if (lack !== undefined) results.set(part, cannotRun(part, lack, inCi));
    else results.set(part, await runPart(part, name, env));
  }
  for (const [part, counts] of results) console.log(`${part}: ${summaryLine(counts).slice(7)}`);
  const total = sum([...results.values()]);
  if (deep) writeDeepResult(RESULTS, results);
  console.log(summaryLine(total));
  process.exitCode = total.failed === 0 ? 0 : 1;
}

/**
 * @param {Part} part
 * @param {string | undefined} name
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<Counts>}
 */
async function runPart(part, name, env) {
  const started = performance.now();
  console.log(`\n${part}`);
  const counts =
    part === "check"
      ? await runCheck(env)
      : name === undefined
        ? await runVitest(part, [], env)
        : await runNamed(part, name, env);
  console.log(`${part} took ${seconds(performance.now() - started)}`);
  return counts;
}

/**
 * Files with this name; where there are none, tests with this name.
 *
 * @param {Part} part
 * @param {string} name
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<Counts>}
 */
async function runNamed(part, name, env) {
  const args = [VITEST, "list", "--project", part, "--filesOnly", name];
  const files = await run(process.execPath, args, { cwd: PROJECT, env });
  if (files.status === 0 && files.stdout.trim() !== "") return runVitest(part, [name], env);
  const counts = await runVitest(part, ["--testNamePattern", name], env);
  if (counts.passed + counts.failed === 0) {
    console.log(`no test file and no test in ${part} is called ${name}`);
    return { ...NOTHING, failed: 1 };
  }
  // vitest reports all that were not asked for as skipped.
  return { ...counts, skipped: 0 };
}

/** @param {NodeJS.ProcessEnv} env @returns {Promise<Counts>} */
async function runCheck(env) {
  const args = [join(PROJECT, "scripts/check.mjs")];
  const { status } = await run(process.execPath, args, { cwd: PROJECT, env, output: "show" });
  return status === 0 ? { ...NOTHING, passed: 1 } : { ...NOTHING, failed: 1 };
}

/**
 * @param {Part} part
 * @param {readonly string[]} filter
 * @param {NodeJS.ProcessEnv} env
 */
async function runVitest(part, filter, env) {
  const report = join(RESULTS, `${part}.json`);
  mkdirSync(RESULTS, { recursive: true });
  rmSync(report, { force: true });
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const args = [VITEST, "run", "--project", part, ...reporters, ...filter];
  const { status } = await run(process.execPath, args, { cwd: PROJECT, env, output: "show" });
  return countVitest(
    existsSync(report) ? JSON.parse(readFileSync(report, "utf8")) : undefined,
    status,
  );
}

/** @param {Part} part @param {string} why @param {boolean} fails @returns {Counts} */
function cannotRun(part, why, fails) {
  console.log(`\n${part} cannot run: ${why}`);
  return fails ? { ...NOTHING, failed: 1 } : { ...NOTHING, skipped: 1 };
}
