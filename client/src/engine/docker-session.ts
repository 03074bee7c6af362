import type { EngineEndpoint } from "@strata/protocol/engine-endpoint";
import type Docker from "dockerode";
import type { DockerClient } from "./docker-client.ts";
import { EngineError, timeoutError, toEngineError } from "./errors.ts";
import type { LogRange } from "./log-follower.ts";
import { parseRow } from "./rows.ts";
import type { EngineSession } from "./source.ts";
import type { ContainerAction, EngineLog, ObjectKind, Row } from "./types.ts";

type FollowingLog = Docker.ContainerLogsOptions & { readonly follow: true };

/** Docker 19.03, and what Podman 3 and later offers. */
const OLDEST_API = "1.40";
const ANSWER_WITHIN = 20_000;
/** Stopping waits for the container's own ending; removing may delete much. */
export const ACTION_WITHIN = 120_000;

/** One connection through dockerode. Each request is logged at trace, and fails by a deadline. */
export class DockerSession implements EngineSession {
  readonly endpoint: EngineEndpoint;
  /** For the modules beside this one; every request goes through {@link ask}. */
  readonly docker: Docker;
  readonly #client: DockerClient;
  readonly #log: EngineLog;

  constructor(endpoint: EngineEndpoint, client: DockerClient, log: EngineLog) {
    this.endpoint = endpoint;
    this.#client = client;
    this.docker = client.docker;
    this.#log = log;
  }

  /** Rejects where the engine is too old, or is none. */
  async checkVersion(): Promise<void> {
    const version: unknown = await this.ask("GET /version", () => this.docker.version());
    const api = property(version, "ApiVersion");
    if (typeof api !== "string") {
      throw new EngineError(
        "other",
        "What answers is no Docker Engine: it does not say its API version.",
      );
    }
    if (compareVersions(api, OLDEST_API) < 0) {
      throw new EngineError(
        "version",
        `The engine speaks Docker's API ${api}; Strata needs ${OLDEST_API} (Docker 19.03) or newer. Update the engine.`,
      );
    }
  }

  async list(kind: ObjectKind): Promise<readonly Row[]> {
    const listed: unknown = await this.ask(`list ${kind}s`, () => this.#listRaw(kind));
    return rowsOf(kind, listed);
  }

  async fetch(kind: ObjectKind, ids: readonly string[]): Promise<readonly Row[]> {
    if (kind === "container") {
      const filters = { id: [...ids] };
      const listed: unknown = await this.ask(`list containers ${ids.join(" ")}`, () =>
        this.docker.listContainers({ all: true, filters }),
      );
      return rowsOf(kind, listed);
    }
    const found = await Promise.all(ids.map((id) => this.#fetchOne(kind, id)));
    const rows = unique(found.filter((row) => row !== null));
    return kind === "image" ? this.#asListed(rows) : rows;
  }

  async events(signal: AbortSignal): Promise<AsyncIterable<Uint8Array>> {
    const stream = await this.ask("GET /events", () =>
      this.docker.getEvents({ abortSignal: signal }),
    );
    return stream as AsyncIterable<Buffer>;
  }

  /** The engine's own description; `gone` where there is no such object. */
  inspect(kind: ObjectKind, id: string): Promise<unknown> {
    const name = safeName(id);
    return this.ask<unknown>(`inspect ${kind} ${name}`, () => {
      switch (kind) {
        case "container":
          return this.docker.getContainer(name).inspect();
        case "image":
          return this.docker.getImage(name).inspect();
        case "volume":
          return this.docker.getVolume(name).inspect();
        case "network":
          return this.docker.getNetwork(name).inspect();
      }
    });
  }

  info(): Promise<unknown> {
    return this.ask<unknown>("GET /info", () => this.docker.info());
  }

  /** Says what is done as the docker program would be told to do it. */
  say(command: string): void {
    this.#log.info(`docker ${command}`);
  }

  async act(action: ContainerAction, id: string): Promise<void> {
    const container = this.docker.getContainer(safeName(id));
    this.say(`${action} ${id}`);
    try {
      await this.ask<unknown>(`${action} ${id}`, () => perform(container, action), ACTION_WITHIN);
    } catch (error) {
      // 304: it is so already.
      if (property(property(error, "cause"), "statusCode") !== 304) {
        throw error;
      }
    }
  }

  async remove(kind: ObjectKind, id: string): Promise<void> {
    const name = safeName(id);
    this.say(`${kind === "container" ? "" : `${kind} `}rm ${id}`);
    await this.ask<unknown>(
      `remove ${kind} ${name}`,
      () => {
        switch (kind) {
          case "container":
            return this.docker.getContainer(name).remove({ force: true });
          case "image":
            return this.docker.getImage(name).remove();
          case "volume":
            return this.docker.getVolume(name).remove();
          case "network":
            return this.docker.getNetwork(name).remove();
        }
      },
      ACTION_WITHIN,
    );
  }

  /** A following log stream, each line with its time, multiplexed unless the container has a terminal. */
  logStream(
    id: string,
    { tail, since }: LogRange,
    signal: AbortSignal,
  ): Promise<NodeJS.ReadableStream> {
    const query = {
      follow: true,
      stdout: true,
      stderr: true,
      timestamps: true,
      tail,
      since,
      abortSignal: signal,
    };
    return this.ask(`logs ${id} since ${since}`, () =>
      // Its types know no "all", and no nanoseconds.
      this.docker.getContainer(safeName(id)).logs(query as unknown as FollowingLog),
    );
  }

  close(): void {
    this.#client.close();
  }

  async ask<T>(what: string, run: () => Promise<T>, within: number = ANSWER_WITHIN): Promise<T> {
    this.#log.trace(what);
    let timer: NodeJS.Timeout | undefined;
    const deadline = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => {
        reject(timeoutError(this.endpoint, within));
      }, within);
    });
    try {
      return await Promise.race([run(), deadline]);
    } catch (error) {
      throw toEngineError(error, this.endpoint);
    } finally {
      clearTimeout(timer);
    }
  }

  #listRaw(kind: ObjectKind): Promise<unknown> {
    switch (kind) {
      case "container":
        return this.docker.listContainers({ all: true });
      case "image":
        return this.docker.listImages();
      case "volume":
        return this.docker.listVolumes();
      case "network":
        return this.docker.listNetworks();
    }
  }

  /**
   * Inspection finds an image by its id, as the list cannot; but with containerd's store its size
   * is another than the list's. So the list says the row, asked for these images alone.
   */
  async #asListed(found: readonly Row[]): Promise<readonly Row[]> {
    const images = found.filter((row) => row.kind === "image");
    const reference = images.flatMap((row) => row.tags);
    const filters = [
      ...(reference.length > 0 ? [{ reference }] : []),
      ...(images.some((row) => row.tags.length === 0) ? [{ dangling: ["true"] }] : []),
    ];
    const answers = await Promise.all(
      filters.map((filter) =>
        this.ask("list some images", () =>
          this.docker.listImages({ filters: JSON.stringify(filter) }),
        ),
      ),
    );
    const listed = new Map(
      answers.flatMap((answer) => rowsOf("image", answer)).map((row) => [row.id, row]),
    );
    return found.map((row) => listed.get(row.id) ?? row);
  }

  async #fetchOne(kind: ObjectKind, id: string): Promise<Row | null> {
    try {
      return parseRow(kind, await this.inspect(kind, id));
    } catch (error) {
      if (property(error, "reason") === "gone") {
        return null;
      }
      throw error;
    }
  }
}

/**
 * Names become part of a request's path: what is no name of an object (references come from
 * Dockerfiles that nobody has vouched for) never gets there.
 */
export function safeName(name: string): string {
  if (!/^[\w][\w./:@+-]*$/.test(name) || name.split("/").some((part) => /^\.*$/.test(part))) {
    throw new EngineError("gone", `"${name.slice(0, 100)}" is no name of an object of the engine.`);
  }
  return name;
}

function perform(container: Docker.Container, action: ContainerAction): Promise<unknown> {
  switch (action) {
    case "start":
      return container.start();
    case "stop":
      return container.stop();
    case "restart":
      return container.restart();
    case "pause":
      return container.pause();
    case "unpause":
      return container.unpause();
  }
}

function rowsOf(kind: ObjectKind, listed: unknown): readonly Row[] {
  const items: unknown = kind === "volume" ? property(listed, "Volumes") : listed;
  const rows = Array.isArray(items) ? items.map((item: unknown) => parseRow(kind, item)) : [];
  return unique(rows.filter((row) => row !== null));
}

function unique(rows: readonly Row[]): readonly Row[] {
  return [...new Map(rows.map((row) => [row.id, row])).values()];
}

/** Numbers between dots, from the left. */
function compareVersions(a: string, b: string): number {
  const left = a.split(".").map(Number);
  const right = b.split(".").map(Number);
  for (let index = 0; index < Math.max(left.length, right.length); index += 1) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0);
    if (difference !== 0) {
      return difference;
    }
  }
  return 0;
}

function property(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined;
}
