import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { provideTool } from "../lib/cache.mjs";
import { npmInstall } from "../lib/npm.mjs";
import { findProgram } from "./system.mjs";

/**
 * @typedef {import("../lib/steps.mjs").Steps} Steps
 *
 * @typedef {object} VsCodeServer
 * @property {string} node The Node that runs it.
 * @property {string} main
 */

/** The oldest is what `engines.vscode` promises; it is only provided when a test asks for it. */
const RELEASES = {
  current: { version: "4.139.1", vscode: "1.139", node: "24" },
  oldest: { version: "4.105.1", vscode: "1.105", node: "22" },
};

/**
 * A complete VS Code server with the workbench for a browser, from the package registry.
 *
 * @param {keyof typeof RELEASES} which
 * @param {Steps} steps
 * @returns {Promise<VsCodeServer>}
 */
export async function provideVsCodeServer(which, steps) {
  const { version, vscode, node: nodeVersion } = RELEASES[which];
  const windows = process.platform === "win32";
  const nodePackage = `node-${windows ? "win" : process.platform}-${process.arch}`;
  const node = join("node_modules", nodePackage, windows ? "bin/node.exe" : "bin/node");
  const server = "node_modules/code-server/lib/vscode";
  const main = join(server, "out/server-main.js");
  // npm writes these lists last.
  const installed = ["", "extensions"].map((it) =>
    join(server, it, "node_modules/.package-lock.json"),
  );
  const folder = await provideTool(
    {
      name: `code-server-${version}`,
      title: `VS Code ${vscode} for the browser`,
      size: "800 MB",
      parts: [node, main, ...installed],
      async make(partial) {
        await npmInstall(partial, [`code-server@${version}`, `${nodePackage}@${nodeVersion}`]);
        // The built-in extensions have dependencies of their own; without them each warns.
        for (const project of [join(partial, server), join(partial, server, "extensions")]) {
          replaceFromGit(project);
          await npmInstall(project, []);
        }
      },
    },
    steps,
  );
  return { node: join(folder, node), main: join(folder, main) };
}

/** Not every network reaches the repository that this release names; the registry has the package. */
const FROM_GIT = { "@parcel/watcher": "2.5.1" };

/**
 * Makes the manifest and lock in a folder take these packages from the registry.
 *
 * @param {string} folder
 */
function replaceFromGit(folder) {
  for (const file of ["package.json", "npm-shrinkwrap.json"]) {
    const path = join(folder, file);
    if (!existsSync(path)) continue;
    const json = JSON.parse(readFileSync(path, "utf8"));
    for (const [name, version] of Object.entries(FROM_GIT)) {
      const lists = [json, json.packages?.[""]].flatMap((it) => [
        it?.dependencies,
        it?.devDependencies,
      ]);
      const asked = lists.filter((list) => /^[^/@]+\/[^#]+#/.test(list?.[name] ?? ""));
      for (const list of asked) list[name] = version;
      // npm resolves anew what the lock has no entry for.
      if (asked.length > 0) delete json.packages?.[`node_modules/${name}`];
    }
    writeFileSync(path, JSON.stringify(json, null, 2));
  }
}

/**
 * A browser that playwright can drive.
 *
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {string | undefined}
 */
export function findChromium(env = process.env) {
  const programs = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "msedge",
  ];
  const applications = [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    join(env["ProgramFiles"] ?? "", "Google/Chrome/Application/chrome.exe"),
    join(env["ProgramFiles(x86)"] ?? "", "Microsoft/Edge/Application/msedge.exe"),
  ];
  const named = env["STRATA_CHROMIUM"];
  if (named !== undefined && existsSync(named)) return named;
  return (
    programs.map((name) => findProgram(name, env)).find((path) => path !== undefined) ??
    applications.find((path) => existsSync(path))
  );
}
