import { spawn } from "node:child_process";
import { existsSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { setTimeout as delay } from "node:timers/promises";
import { cacheFolder } from "../lib/cache.mjs";
import { dockerEnvironment } from "../lib/docker.mjs";
import { childrenOf, commandLineOf } from "../lib/processes.mjs";
import { run } from "../lib/run.mjs";
import { messageOf } from "../lib/steps.mjs";

/**
 * @typedef {import("../lib/steps.mjs").Steps} Steps
 * @typedef {import("../lib/docker.mjs").Client} Client
 * @typedef {"classic" | "containerd"} ImageStore
 */

const INSIDE = fileURLToPath(new URL("engine-inside.mjs", import.meta.url));
const START_MS = 60_000;

/**
 * Where our own engine is or will be.
 *
 * @param {ImageStore} store
 */
export function plannedEngine(store) {
  const runFolder = `/run/strata-engine/${store}`;
  return {
    store,
    runFolder,
    socketPath: `${runFolder}/docker.sock`,
    pidFile: `${runFolder}/engine.pid`,
    log: `${runFolder}/engine.log`,
    dataFolder: `/var/lib/docker-${store}`,
    dockerConfig: join(cacheFolder(), "docker-config"),
    dockerProgram: join(cacheFolder(), "docker-client", "docker"),
  };
}

/** @typedef {ReturnType<typeof plannedEngine>} Planned */

/**
 * Starts the engine unless it runs and answers. One that will not start on the data that an earlier
 * one left (killed in the middle of a write, say) starts on new data.
 *
 * @param {string} root
 * @param {Planned} engine
 * @param {Steps} steps
 */
export async function start(root, engine, steps) {
  if (runningPid(engine) !== undefined && (await ping(engine)) !== undefined) return;
  const what = `starting Docker Engine (${engine.store} image store)`;
  await steps
    .step(what, undefined, () => startOnce(root, engine))
    .catch(async (error) => {
      steps.note(`${messageOf(error)}\nDocker Engine gets new data`);
      await rm(root + engine.dataFolder, { recursive: true, force: true });
      await steps.step(what, undefined, () => startOnce(root, engine));
    });
  steps.note(`Docker Engine ${await ping(engine)} on ${engine.socketPath}`);
}

/** @param {string} root @param {Planned} engine */
async function startOnce(root, engine) {
  await stop(engine);
  await rm(engine.socketPath, { force: true });
  await mkdir(engine.runFolder, { recursive: true });
  const config = JSON.stringify(daemonConfig(engine.store));
  await writeFile(join(engine.runFolder, "daemon.json"), config);
  launch(root, engine);
  const up = async () => {
    if (runningPid(engine) === undefined) throw new Error(`it ended at once:\n${logTail(engine)}`);
    return (await ping(engine)) !== undefined;
  };
  await waitUntil(up, START_MS, async () => {
    await stop(engine);
    throw new Error(`no answer after ${START_MS / 1000} s:\n${logTail(engine)}`);
  });
}

/** @param {Planned} engine */
export async function stop(engine) {
  const pid = runningPid(engine);
  if (pid === undefined) return;
  // The first process of a namespace gets the signal from outside it; its parent ends with it.
  for (const child of childrenOf(pid)) process.kill(child, "SIGTERM");
  await waitUntil(
    () => runningPid(engine) === undefined,
    30_000,
    () => kill(engine),
  );
  await rm(engine.pidFile, { force: true });
}

/** @param {Planned} engine */
export async function kill(engine) {
  const pid = runningPid(engine);
  if (pid === undefined) return;
  process.kill(pid, "SIGKILL");
  await waitUntil(() => commandLineOf(pid) === undefined, 10_000);
}

/** @param {Planned} engine */
function logTail({ log }) {
  return readFileSync(log, "utf8").trim().split("\n").slice(-10).join("\n");
}

/** @param {string} root @param {Planned} engine */
function launch(root, engine) {
  const ownNetwork = engine.store === "containerd" || anotherEngineRuns();
  const log = openSync(engine.log, "w");
  const child = spawn(
    "unshare",
    [
      "--mount",
      "--propagation=unchanged",
      "--pid",
      "--fork",
      "--kill-child",
      ...(ownNetwork ? ["--net"] : []),
      process.execPath,
      INSIDE,
      root,
      engine.runFolder,
      engine.dataFolder,
      ...(ownNetwork ? ["own-network"] : []),
    ],
    { detached: true, stdio: ["ignore", log, log], cwd: "/" },
  );
  if (child.pid === undefined) throw new Error("unshare could not be started");
  writeFileSync(engine.pidFile, String(child.pid));
  child.unref();
}

/**
 * The image store is named, never left to a default that changes from version to version.
 *
 * @param {ImageStore} store
 */
function daemonConfig(store) {
  return { features: { "containerd-snapshotter": store === "containerd" }, "live-restore": false };
}

/**
 * @param {Planned} engine
 * @returns {number | undefined}
 */
function runningPid({ pidFile, runFolder }) {
  if (!existsSync(pidFile)) return undefined;
  const pid = Number(readFileSync(pidFile, "utf8"));
  const command = Number.isInteger(pid) && pid > 0 ? commandLineOf(pid) : undefined;
  return command?.includes("engine-inside.mjs") && command.includes(runFolder) ? pid : undefined;
}

/**
 * Whether a dockerd runs in this network, seen also across containers and chroots: each listens on a
 * socket of its network library, and the kernel lists the sockets of a network.
 */
function anotherEngineRuns() {
  return hasEngineSocket(readFileSync("/proc/net/unix", "utf8"));
}

/** @param {string} sockets The text of /proc/net/unix. */
export function hasEngineSocket(sockets) {
  return /\/libnetwork\/\w+\.sock$/m.test(sockets);
}

/**
 * @param {Client} client
 * @returns {Promise<string | undefined>} The engine's version, where it answers.
 */
export async function ping(client) {
  if (!existsSync(client.socketPath)) return undefined;
  const { status, stdout } = await run(
    client.dockerProgram,
    ["version", "--format", "{{.Server.Version}}"],
    { env: dockerEnvironment(client), timeoutMs: 5_000 },
  );
  return status === 0 ? stdout.trim() : undefined;
}

/**
 * @param {() => boolean | Promise<boolean>} condition
 * @param {number} limitMs
 * @param {() => Promise<void>} [otherwise]
 */
async function waitUntil(condition, limitMs, otherwise) {
  const end = Date.now() + limitMs;
  while (!(await condition())) {
    if (Date.now() > end) {
      if (otherwise !== undefined) return otherwise();
      throw new Error(`nothing after ${limitMs / 1000} s`);
    }
    await delay(50);
  }
}
