import { existsSync } from "node:fs";
import { join } from "node:path";
import { MissingError, messageOf } from "../lib/steps.mjs";
import { provideEngine } from "./engine.mjs";
import { existingEngine, existingSocket, hasPlugin } from "./existing-engine.mjs";
import { PROJECT, provideBuild, provideNodeModules } from "./project.mjs";
import { provideSystemPackages, systemIsClosed } from "./system.mjs";
import { downloadedVsCode } from "./vscode-desktop.mjs";
import { findChromium, provideVsCodeServer } from "./vscode-server.mjs";
import { unpackVsix } from "./vsix.mjs";

/**
 * @typedef {import("../lib/steps.mjs").Steps} Steps
 * @typedef {import("../lib/test-arguments.mjs").Part} Part
 *
 * @typedef {object} Provisions
 * @property {Readonly<Record<string, string>>} environment What the suites are told, by STRATA_ names.
 * @property {ReadonlyMap<Part, string>} missing Parts that cannot run here, with what would help.
 * @property {ReadonlyMap<Part, string>} broken Parts that cannot run because the build failed.
 */

/**
 * Sets up everything that these parts of the tests need and this machine lacks.
 *
 * @param {readonly Part[]} parts
 * @param {Steps} steps
 * @param {boolean} [deep] Also with an engine that has the other image store.
 * @returns {Promise<Provisions>}
 */
export async function provideFor(parts, steps, deep = false) {
  /** @type {Record<string, string>} */
  const environment = {};
  /** @type {Map<Part, string>} */
  const missing = new Map();
  /** @type {Map<Part, string>} */
  const broken = new Map();
  const wantsVsCode = parts.includes("vscode");
  const wantsEngine = wantsVsCode || parts.includes("engine");

  const open = systemIsClosed() === undefined;
  if (open)
    await provideSystemPackages("basics", steps).catch((error) => steps.note(messageOf(error)));
  await provideNodeModules(steps);
  const built = parts.filter((part) => part !== "check" && part !== "unit");
  if (built.length > 0) {
    await provideBuild(steps, { vsix: wantsVsCode }).catch((error) => {
      for (const part of built) broken.set(part, messageOf(error));
    });
  }
  /** @param {Part} part @param {() => Promise<Record<string, string>>} work */
  const provide = async (part, work) => {
    try {
      Object.assign(environment, await work());
    } catch (error) {
      missing.set(part, messageOf(error));
    }
  };
  if (wantsVsCode) await provide("vscode", () => vsCodeEnvironment(steps));
  if (wantsEngine) await provide("engine", () => engineEnvironment(steps, deep));
  if (wantsVsCode && !broken.has("vscode")) {
    const vsix = join(PROJECT, "dist/strata.vsix");
    environment["STRATA_VSIX"] = vsix;
    environment["STRATA_EXTENSION"] = await unpackVsix(vsix, join(PROJECT, "out/extension"));
  }
  return { environment, missing, broken };
}

/** @param {Steps} steps @returns {Promise<Record<string, string>>} */
async function vsCodeEnvironment(steps) {
  // Where the system is closed, a browser that is there will do.
  if (systemIsClosed() === undefined) await provideSystemPackages("browser", steps);
  const chromium = findChromium();
  const desktop = await downloadedVsCode(steps);
  if (desktop === undefined && chromium === undefined) {
    throw new MissingError("Chromium", "install Chromium or Chrome, or set STRATA_CHROMIUM to one");
  }
  const server = await provideVsCodeServer("current", steps);
  const oldest = await provideVsCodeServer("oldest", steps);
  return {
    STRATA_VSCODE_NODE: server.node,
    STRATA_VSCODE_MAIN: server.main,
    STRATA_VSCODE_OLDEST_NODE: oldest.node,
    STRATA_VSCODE_OLDEST_MAIN: oldest.main,
    ...(desktop === undefined ? {} : { STRATA_VSCODE_DESKTOP: desktop }),
    ...(chromium === undefined ? {} : { STRATA_CHROMIUM: chromium }),
  };
}

/**
 * Our own engine where it may be had, because tests may stop and prune that one; else the one that is
 * there, and the tests that would do so are skipped.
 *
 * @param {Steps} steps
 * @param {boolean} deep
 * @returns {Promise<Record<string, string>>}
 */
async function engineEnvironment(steps, deep) {
  if (systemIsClosed() === undefined) {
    const engine = await provideEngine({ store: "classic", steps });
    const second = deep ? await provideEngine({ store: "containerd", steps }) : null;
    return {
      STRATA_ENGINE_SOCKET: engine.socketPath,
      STRATA_ENGINE_DOCKER: engine.dockerProgram,
      STRATA_ENGINE_DOCKER_CONFIG: engine.dockerConfig,
      STRATA_ENGINE_STORE: engine.store,
      STRATA_ENGINE_OWN: "1",
      ...(second === null ? {} : { STRATA_SECOND_ENGINE_SOCKET: second.socketPath }),
    };
  }
  const engine = await existingEngine();
  const socket = await existingSocket();
  if (engine?.dockerProgram === undefined || socket === undefined || !existsSync(socket)) {
    throw new MissingError(
      "a Docker Engine on a local socket",
      `start Docker (${systemIsClosed()})`,
    );
  }
  if (!(await hasPlugin(engine.dockerProgram, "buildx"))) {
    throw new MissingError("docker buildx", "install Docker's buildx plugin");
  }
  return { STRATA_ENGINE_SOCKET: socket, STRATA_ENGINE_DOCKER: engine.dockerProgram };
}
