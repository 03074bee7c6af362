import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, it } from "vitest";

const SETUP = ["scripts/test.mjs", "--print-env"];

it("is set up once: a second run finds all in place", { timeout: 120_000 }, async () => {
  const { stdout, stderr } = await promisify(execFile)(process.execPath, SETUP);
  expect(stdout).toContain("export STRATA_VSIX=");
  // What setting up does begins with such a line; what it only notes has no dots.
  const done = stderr.split("\n").filter((line) => line.endsWith("…"));
  expect(done).toEqual([]);
});
