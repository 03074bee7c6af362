import { existsSync } from "node:fs";
import { mkdir, rm, symlink } from "node:fs/promises";
import { dirname, join } from "node:path";
import { namedLock } from "../lib/cache.mjs";
import { kill, ping, plannedEngine, start, stop } from "./engine-process.mjs";
import { provideEngineRoot } from "./engine-root.mjs";
import { importStandIns } from "./images.mjs";

/**
 * @typedef {import("../lib/steps.mjs").Steps} Steps
 * @typedef {import("./engine-process.mjs").Planned} Planned
 * @typedef {import("./engine-process.mjs").ImageStore} ImageStore
 *
 * @typedef {object} ProvidedEngine
 * @property {string} socketPath
 * @property {string} dockerProgram A docker program with buildx and compose.
 * @property {string} dockerConfig The folder to hand it as DOCKER_CONFIG.
 * @property {string} version
 * @property {ImageStore} store
 * @property {() => Promise<void>} stop
 * @property {() => Promise<void>} start
 * @property {() => Promise<void>} kill As a crash or `kill -9` would.
 */

/**
 * Our own Docker Engine, installed and running, with the stand-in images. The classic one shares the
 * machine's network unless another dockerd runs (two would fight over the bridge); the one with the
 * containerd store always has a network of its own.
 *
 * @param {{ store: ImageStore, steps: Steps }} options
 * @returns {Promise<ProvidedEngine>}
 */
export async function provideEngine({ store, steps }) {
  const root = await provideEngineRoot(steps);
  const engine = plannedEngine(store);
  await linkPrograms(root, engine);
  const lock = () => namedLock(`engine-${store}`, steps, () => start(root, engine, steps));
  await lock();
  await namedLock(`engine-${store}-images`, steps, () => importStandIns(engine, steps));
  return {
    store,
    socketPath: engine.socketPath,
    dockerProgram: engine.dockerProgram,
    dockerConfig: engine.dockerConfig,
    version: (await ping(engine)) ?? "unknown",
    start: lock,
    stop: () => stop(engine),
    kill: () => kill(engine),
  };
}

/**
 * The root's docker programs run outside it as well. They are linked into folders that hold nothing
 * else, because the root's other programs do not.
 *
 * @param {string} root
 * @param {Planned} engine
 */
async function linkPrograms(root, { dockerProgram, dockerConfig }) {
  const plugins = ["docker-buildx", "docker-compose"];
  const links = [
    { path: dockerProgram, target: join(root, "usr/bin/docker") },
    ...plugins.map((name) => ({
      path: join(dockerConfig, "cli-plugins", name),
      target: join(root, "usr/libexec/docker/cli-plugins", name),
    })),
  ];
  for (const { path, target } of links) {
    if (existsSync(path)) continue;
    await mkdir(dirname(path), { recursive: true });
    await rm(path, { force: true });
    await symlink(target, path);
  }
}
