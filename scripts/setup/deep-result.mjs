import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { join } from "node:path";
import { summaryLine } from "../lib/counts.mjs";
import { PROJECT } from "./project.mjs";

/** @typedef {import("../lib/counts.mjs").Counts} Counts */

/**
 * Writes docs/test-results.md: when, on which commit and machine, with which seeds, with what result.
 *
 * @param {string} folder Where the random suites leave their seeds, one line each in `seeds.txt`.
 * @param {ReadonlyMap<string, Counts>} results
 */
export function writeDeepResult(folder, results) {
  const commit = execFileSync("git", ["rev-parse", "--short", "HEAD"], { cwd: PROJECT });
  const seedFile = join(folder, "seeds.txt");
  const seeds = existsSync(seedFile) ? readFileSync(seedFile, "utf8").trim().split("\n") : [];
  const machine = `${process.platform} ${process.arch}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}`;
  const lines = [
    "# The last `npm run test:deep`",
    "",
    `- Date: ${new Date().toISOString().slice(0, 10)}`,
    `- Commit: ${commit.toString("utf8").trim()}`,
    `- Machine: ${machine}`,
    "",
    "| part | result |",
    "| --- | --- |",
    ...[...results].map(([part, counts]) => `| ${part} | ${summaryLine(counts).slice(7)} |`),
    "",
    ...(seeds.length === 0 ? [] : ["Random suites:", "", ...seeds.map((line) => `- ${line}`), ""]),
  ];
  writeFileSync(join(PROJECT, "docs/test-results.md"), lines.join("\n"));
}
