import { readFile, readdir } from "node:fs/promises";
import { connect } from "node:net";
import { homedir } from "node:os";
import type { Duplex } from "node:stream";
import {
  describeEndpoint,
  type EndpointFiles,
  type EngineEndpoint,
  readEngineEndpoint,
} from "@strata/protocol/engine-endpoint";
import type { Environment } from "./cache-folder.ts";

export interface EngineSurroundings {
  readonly env: Environment;
  readonly platform: NodeJS.Platform;
}

/** An engine behind a socket or a pipe of this machine. */
export interface LocalEngine {
  readonly socketPath: string;
  /** Tells its cache from another engine's. */
  readonly name: string;
}

/** The engine that the docker program would use now; null where that is no local one. */
export async function findLocalEngine(
  surroundings: EngineSurroundings,
): Promise<LocalEngine | null> {
  const endpoint = await engineEndpoint(surroundings);
  if (endpoint === null || (endpoint.kind !== "unix" && endpoint.kind !== "npipe")) return null;
  return { socketPath: endpoint.path, name: describeEndpoint(endpoint) };
}

/** Where the docker program would look for its engine; null where its configuration is at fault. */
export async function engineEndpoint({
  env,
  platform,
}: EngineSurroundings): Promise<EngineEndpoint | null> {
  const found = await readEngineEndpoint(files, { env, platform, homeFolder: homeOf(env) });
  return found.kind === "problem" ? null : found;
}

export function homeOf(env: Environment): string {
  return env["HOME"] ?? env["USERPROFILE"] ?? homedir();
}

/** A connection to its socket. */
export function dialEngine({ socketPath }: LocalEngine): Promise<Duplex> {
  return new Promise((resolve, reject) => {
    const socket = connect(socketPath);
    socket.once("error", reject);
    socket.once("connect", () => {
      socket.removeListener("error", reject);
      resolve(socket);
    });
  });
}

const files: EndpointFiles = {
  readText: (path) => readFile(path, "utf8").catch(() => null),
  list: (folder) => readdir(folder).catch(() => []),
};
