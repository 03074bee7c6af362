import { readdir, readFile } from "node:fs/promises";
import type { EngineEndpoint } from "@strata/protocol/engine-endpoint";
import { describeEndpoint, readEngineEndpoint } from "@strata/protocol/engine-endpoint";
import { maskDescription } from "@strata/protocol/secrets";
import { systemClock } from "./back-off.ts";
import { engineChanges } from "./changes.ts";
import { commandLog } from "./command-log.ts";
import { createDockerClient } from "./docker-client.ts";
import { DockerSession } from "./docker-session.ts";
import { runCommandOf } from "./docker-run.ts";
import { EngineError, toEngineError } from "./errors.ts";
import { imageFacts, imageStore } from "./facts.ts";
import { readEnvironment, readFileChanges } from "./insides.ts";
import { followLog } from "./log-follower.ts";
import { logSource } from "./log-source.ts";
import { EngineStore } from "./store.ts";
import { diskUsage, unusedNetworks } from "./usage.ts";
import type { Engine, EngineFactsSource, EngineOptions, Release } from "./types.ts";

/** The entry of `dist/client/engine.cjs`. Opening asks nothing of an engine. */
export function openEngine(options: EngineOptions): Engine {
  const nameOf = (id: string): string | null =>
    store.row("container", id)?.name ??
    store.row("network", id)?.name ??
    store.row("image", id)?.tags[0] ??
    null;
  const connections = new Connections({
    ...options,
    // Read at each connection.
    get env() {
      return options.env;
    },
    log: commandLog(options.log, nameOf),
  });
  const store: EngineStore = new EngineStore({
    source: connections,
    clock: systemClock,
    log: options.log,
  });
  return {
    get state() {
      return store.state;
    },
    get label() {
      return connections.label;
    },
    get local() {
      return connections.local;
    },
    facts: factsFrom(connections, store, options),
    rows: (kind) => store.rows(kind),
    row: (kind, id) => store.row(kind, id),
    onState: (listener) => store.onState(listener),
    onChange: (listener) => store.onChange(listener),
    need: () => {
      connections.allowRemote();
      return store.need();
    },
    connected: () => {
      connections.allowRemote();
      return store.connected();
    },
    refresh: () => {
      store.refresh();
    },
    reconnect: () => {
      connections.close();
      store.reconnect();
    },
    inspect: async (kind, id) => {
      const session = await connections.session();
      return maskDescription(await session.inspect(kind, id));
    },
    environment: async (id) => readEnvironment(await connections.session(), id),
    fileChanges: async (id) => readFileChanges(await connections.session(), id),
    runCommand: async (id) => runCommandOf(await connections.session(), id),
    act: async (action, id) => {
      const session = await connections.session();
      await session.act(action, id);
    },
    remove: async (kind, id) => {
      const session = await connections.session();
      await session.remove(kind, id);
    },
    changes: engineChanges(() => connections.session()),
    diskUsage: async () => diskUsage(await connections.session()),
    unusedNetworks: async () => unusedNetworks(await connections.session()),
    followLog: (id, logOptions) =>
      followLog(
        logSource(id, store, () => connections.session()),
        logOptions,
      ),
    dispose: () => {
      store.dispose();
      connections.close();
    },
  };
}

/** Finds the engine anew at each attempt: people change the Docker context meanwhile. */
class Connections {
  readonly #options: EngineOptions;
  #current: DockerSession | null = null;
  #remoteAllowed = false;

  constructor(options: EngineOptions) {
    this.#options = options;
  }

  get label(): string | null {
    return this.#current?.endpoint.label ?? null;
  }

  get local(): boolean {
    return this.#current?.endpoint.local ?? false;
  }

  /** A view or a command used the engine: one on another machine may be asked for facts too. */
  allowRemote(): void {
    this.#remoteAllowed = true;
  }

  async connect(signal: AbortSignal): Promise<DockerSession> {
    const endpoint = await this.#endpoint();
    this.#options.log.info(`Connecting to ${describeEndpoint(endpoint)} (${endpoint.label}).`);
    const session = await this.#open(endpoint);
    signal.throwIfAborted();
    await session.checkVersion();
    return session;
  }

  /** For single requests: the session of the moment, or a new one. */
  async session(): Promise<DockerSession> {
    return this.#current ?? this.#open(await this.#endpoint());
  }

  /** Whether a forecast may ask the engine in use now: not one on another machine unasked. */
  async mayAsk(): Promise<boolean> {
    return this.#remoteAllowed || (await this.#endpoint()).local;
  }

  /**
   * The session of the moment where it is of the engine in use now, else a new one: with no view
   * in sight nobody else notices that the Docker context was changed.
   */
  async sessionInUse(): Promise<DockerSession> {
    const endpoint = await this.#endpoint();
    const current = this.#current;
    return current !== null && JSON.stringify(current.endpoint) === JSON.stringify(endpoint)
      ? current
      : this.#open(endpoint);
  }

  close(): void {
    this.#current?.close();
    this.#current = null;
  }

  async #open(endpoint: EngineEndpoint): Promise<DockerSession> {
    try {
      const client = await createDockerClient(endpoint);
      this.#current?.close();
      this.#current = new DockerSession(endpoint, client, this.#options.log);
      return this.#current;
    } catch (error) {
      throw toEngineError(error, endpoint);
    }
  }

  async #endpoint(): Promise<EngineEndpoint> {
    const found = await readEngineEndpoint(
      {
        readText: (path) => readFile(path, "utf8").catch(() => null),
        list: (folder) => readdir(folder).catch(() => []),
      },
      this.#options,
    );
    if (found.kind === "problem") {
      throw new EngineError("not-found", found.message);
    }
    return found;
  }
}

function factsFrom(
  connections: Connections,
  store: EngineStore,
  options: EngineOptions,
): EngineFactsSource {
  const ask = async <T>(question: (session: DockerSession) => Promise<T>): Promise<T | null> => {
    try {
      const live = store.state.kind === "connected";
      if (!(await connections.mayAsk())) {
        return null;
      }
      return await question(await (live ? connections.session() : connections.sessionInUse()));
    } catch (error) {
      options.log.trace(`No answer for a forecast: ${String(error)}`);
      return null;
    }
  };
  return {
    image: (reference, platform) => ask((session) => imageFacts(session, reference, platform)),
    imageStore: () => ask(imageStore),
    onDidChange: (listener) => watchImages(connections, store, listener),
  };
}

function watchImages(connections: Connections, store: EngineStore, listener: () => void): Release {
  const changes = store.onChange((change) => {
    if (change.kind === "image") {
      listener();
    }
  });
  let need: Release | null = null;
  let released = false;
  const watch = async (): Promise<void> => {
    if ((await connections.mayAsk().catch(() => false)) && !released) {
      need = store.need();
    }
  };
  void watch();
  return {
    dispose: () => {
      released = true;
      changes.dispose();
      need?.dispose();
    },
  };
}
