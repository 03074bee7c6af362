import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { runOrThrow } from "./run.mjs";

const QUIET = ["--no-audit", "--no-fund", "--no-progress", "--loglevel=error"];

/**
 * Runs npm with the Node that runs this, so that no shell and no `npm.cmd` is between.
 *
 * @param {readonly string[]} args
 * @param {{ cwd: string, output?: "capture" | "show" }} options
 */
export function npm(args, { cwd, output = "capture" }) {
  const env = npmEnvironment(process.env);
  const cli = npmCli(process.execPath, process.env);
  if (cli === undefined) return runOrThrow("npm", args, { cwd, env, output });
  return runOrThrow(process.execPath, [cli, ...args], { cwd, env, output });
}

/**
 * Installs packages into a folder that is a project of its own; no script of theirs runs.
 *
 * @param {string} folder
 * @param {readonly string[]} packages
 */
export async function npmInstall(folder, packages) {
  // Without a manifest here npm would climb to a parent project and change that one.
  const manifest = join(folder, "package.json");
  if (!existsSync(manifest)) await writeFile(manifest, `{ "private": true }\n`);
  await npm(["install", "--ignore-scripts", "--omit=dev", ...QUIET, ...packages], { cwd: folder });
}

/**
 * The environment without what an outer `npm test` tells its scripts: an inner npm would take the
 * outer project's folder and settings for its own.
 *
 * @param {NodeJS.ProcessEnv} env
 * @returns {NodeJS.ProcessEnv}
 */
export function npmEnvironment(env) {
  const outer =
    /^(npm_(lifecycle|package|command|execpath|node_execpath)|npm_config_(local_)?prefix$|INIT_CWD$)/;
  return Object.fromEntries(Object.entries(env).filter(([name]) => !outer.test(name)));
}

/** @param {string} node @param {NodeJS.ProcessEnv} env */
function npmCli(node, env) {
  return [
    env["npm_execpath"] ?? "",
    join(dirname(node), "node_modules/npm/bin/npm-cli.js"),
    join(dirname(node), "../lib/node_modules/npm/bin/npm-cli.js"),
  ].find((path) => path.endsWith("npm-cli.js") && existsSync(path));
}
