import { request } from "node:http";
import { run } from "../lib/run.mjs";
import { findProgram } from "./system.mjs";

/**
 * @typedef {object} ExistingEngine
 * @property {string} [dockerProgram]
 * @property {string} [host] What DOCKER_HOST says, where it is set.
 * @property {string} version
 */

/**
 * The Docker Engine that this machine's user uses: DOCKER_HOST, else the current Docker context, else
 * the default socket. Undefined where none answers.
 *
 * @returns {Promise<ExistingEngine | undefined>}
 */
export async function existingEngine() {
  const host = process.env["DOCKER_HOST"];
  const dockerProgram = findProgram("docker");
  if (dockerProgram === undefined) {
    const version = await versionAt(host ?? defaultHost());
    return version === undefined ? undefined : { ...(host === undefined ? {} : { host }), version };
  }
  const args = ["version", "--format", "{{.Server.Version}}"];
  const { status, stdout } = await run(dockerProgram, args, { timeoutMs: 10_000 });
  if (status !== 0 || stdout.trim() === "") return undefined;
  return { dockerProgram, ...(host === undefined ? {} : { host }), version: stdout.trim() };
}

/**
 * The socket of the current Docker context, where it is a local one.
 *
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<string | undefined>}
 */
export async function existingSocket(env = process.env) {
  const host = env["DOCKER_HOST"] ?? (await contextHost()) ?? defaultHost();
  return socketOf(host);
}

/** @param {string} host */
function socketOf(host) {
  return host.startsWith("unix://")
    ? host.slice("unix://".length)
    : host.startsWith("npipe://")
      ? host.slice("npipe://".length).replaceAll("/", "\\")
      : undefined;
}

async function contextHost() {
  const program = findProgram("docker");
  if (program === undefined) return undefined;
  const args = ["context", "inspect", "--format", "{{.Endpoints.docker.Host}}"];
  const { status, stdout } = await run(program, args, { timeoutMs: 10_000 });
  return status === 0 ? stdout.trim() : undefined;
}

function defaultHost() {
  return process.platform === "win32"
    ? "npipe:////./pipe/docker_engine"
    : "unix:///var/run/docker.sock";
}

/** @param {string} host */
async function versionAt(host) {
  const socketPath = socketOf(host);
  const address = socketPath === undefined ? tcpAddress(host) : { socketPath };
  if (address === undefined) return undefined;
  return new Promise((/** @type {(version: string | undefined) => void} */ resolve) => {
    const call = request({ ...address, path: "/version", timeout: 5_000 }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (chunk) => (text += chunk));
      response.on("end", () => resolve(/"Version":"([^"]+)"/.exec(text)?.[1]));
    });
    call.on("timeout", () => call.destroy());
    call.on("error", () => resolve(undefined));
    call.end();
  });
}

/** @param {string} host */
function tcpAddress(host) {
  const match = /^tcp:\/\/([^:/]+):(\d+)$/.exec(host);
  return match === null ? undefined : { host: match[1], port: Number(match[2]) };
}

/** Whether the docker program has a plugin (`buildx`, `compose`). @param {string} program @param {string} plugin */
export async function hasPlugin(program, plugin) {
  return (await run(program, [plugin, "version"])).status === 0;
}
