import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { cacheFolder } from "../lib/cache.mjs";
import { run, runOrThrow } from "../lib/run.mjs";
import { PROJECT } from "./project.mjs";
import { downloadedVsCode, hasDisplay, installedVsCode } from "./vscode-desktop.mjs";
import { provideVsCodeServer } from "./vscode-server.mjs";

/**
 * @typedef {import("../lib/steps.mjs").Steps} Steps
 *
 * @typedef {object} Request
 * @property {string} folder
 * @property {boolean} trusted The project's own demo needs no question about trust.
 * @property {NodeJS.ProcessEnv} env
 */

/**
 * Opens a real VS Code with the extension: a desktop one where there is a screen and one can be had,
 * else VS Code in the browser.
 *
 * @param {Request} request
 * @param {Steps} steps
 * @returns {Promise<{ closed: Promise<void> }>} When the window is open; then, when it is closed.
 */
export async function openEditor(request, steps) {
  const desktop = hasDisplay() ? (installedVsCode() ?? (await downloadedVsCode(steps))) : undefined;
  return desktop === undefined
    ? openInBrowser(request, steps)
    : openOnDesktop(desktop, request, steps);
}

/** @param {string} program @param {Request} request @param {Steps} steps */
async function openOnDesktop(program, { folder, env }, steps) {
  // On Windows the installed `code` is a batch file beside the program that it starts.
  const executable = program.endsWith(".cmd") ? join(dirname(program), "..", "Code.exe") : program;
  const dockerfile = join(folder, "Dockerfile");
  const paths = existsSync(dockerfile) ? [folder, dockerfile] : [folder];
  const args = ["--new-window", `--extensionDevelopmentPath=${PROJECT}`, ...paths];
  steps.note(`opening ${folder} in VS Code (${executable})`);
  spawn(executable, args, { detached: true, stdio: "ignore", env }).unref();
  return { closed: Promise.resolve() };
}

/** @param {Request} request @param {Steps} steps */
async function openInBrowser({ folder, trusted, env }, steps) {
  const { node, main } = await provideVsCodeServer("current", steps);
  const data = join(cacheFolder(), "vscode-data", trusted ? "demo" : "other");
  writeSettings(join(data, "data/User/settings.json"), trusted);
  const common = [main, "--accept-server-license-terms", "--server-data-dir", data];
  const vsix = join(PROJECT, "dist/strata.vsix");
  await steps.step("installing the extension into VS Code", undefined, () =>
    runOrThrow(node, [...common, "--install-extension", vsix, "--force"], { env }),
  );
  // Without a token any page in the browser, and any user of the machine, could reach it.
  const token = randomBytes(16).toString("hex");
  const args = ["--host", "127.0.0.1", "--port", "0", "--telemetry-level", "off"];
  const server = spawn(node, [...common, ...args, "--connection-token", token], {
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  process.on("exit", () => server.kill());
  const port = await listeningPort(server);
  const query = new URLSearchParams({ tkn: token, folder }).toString();
  const address = `http://127.0.0.1:${port}/?${query}`;
  console.log(`\nVS Code with the extension is open at\n  ${address}\n(Ctrl-C ends it.)`);
  if (hasDisplay()) await openSystemBrowser(address);
  const closed = new Promise((/** @type {(nothing: void) => void} */ resolve) => {
    server.on("close", () => resolve());
  });
  return { closed };
}

/** @param {string} path @param {boolean} trusted */
function writeSettings(path, trusted) {
  if (existsSync(path)) return;
  const settings = {
    "chat.disableAIFeatures": true,
    "git.openRepositoryInParentFolders": "never",
    "workbench.startupEditor": "none",
    "workbench.secondarySideBar.defaultVisibility": "hidden",
    ...(trusted ? { "security.workspace.trust.enabled": false } : {}),
  };
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${JSON.stringify(settings, null, 2)}\n`);
}

/** @param {import("node:child_process").ChildProcessByStdio<null, import("node:stream").Readable, import("node:stream").Readable>} server */
function listeningPort(server) {
  return new Promise((/** @type {(port: string) => void} */ resolve, reject) => {
    let said = "";
    const read = (/** @type {Buffer} */ chunk) => {
      said = (said + chunk.toString("utf8")).slice(-20_000);
      const port = /agent listening on (\d+)/.exec(said)?.[1];
      if (port !== undefined) resolve(port);
    };
    server.stdout.on("data", read);
    server.stderr.on("data", read);
    server.on("close", () => reject(new Error(`VS Code's server ended:\n${said}`)));
  });
}

/** @param {string} address */
async function openSystemBrowser(address) {
  if (process.platform === "win32") {
    await run("rundll32", ["url.dll,FileProtocolHandler", address]);
  } else {
    await run(process.platform === "darwin" ? "open" : "xdg-open", [address]);
  }
}
