import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { PROJECT } from "../setup/project.mjs";

/**
 * Runs a program of the tests that is written in TypeScript: bundled into out/, its packages left
 * outside. Its exit status becomes this process's.
 *
 * @param {string} entry `test/bench/main.ts`
 * @param {NodeJS.ProcessEnv} env
 * @param {readonly string[]} [nodeArguments]
 */
export async function runTypeScript(entry, env, nodeArguments = []) {
  const { build } = await import("esbuild");
  // As deep below the project as its source, so that paths from the file on stay right.
  const outfile = join(PROJECT, entry.replace(/^test\//, "out/").replace(/\.ts$/, ".mjs"));
  await build({
    absWorkingDir: PROJECT,
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20.18",
    // The project's own package is TypeScript too: it is bundled.
    alias: { "@strata/protocol": join(PROJECT, "protocol/src") },
    packages: "external",
    logLevel: "warning",
  });
  const args = [...nodeArguments, outfile];
  const { status } = spawnSync(process.execPath, args, { cwd: PROJECT, env, stdio: "inherit" });
  process.exitCode = status ?? 1;
}
