/**
 * What `npm test` set up for the suites, from the environment that it hands them. Suites know nothing
 * of how an engine, a VS Code or a browser comes to be.
 */

/** A VS Code server with the workbench for a browser: `node main --port 0 …`. */
export interface ProvidedVsCodeServer {
  readonly node: string;
  readonly main: string;
}

export interface ProvidedVsCode {
  readonly server: ProvidedVsCodeServer;
  /** The oldest release that the extension promises to run in. */
  readonly oldestServer: ProvidedVsCodeServer;
  /** The browser for the server's workbench, absent where only a desktop VS Code can be had. */
  readonly chromium?: string;
  /** The Electron program of a desktop VS Code, where there is one and a screen. */
  readonly desktop?: string;
  /** The folder of the extension as it ships: the unzipped package. */
  readonly extension: string;
  readonly vsix: string;
}

export interface ProvidedEngine {
  readonly socketPath: string;
  /** A docker program with buildx and compose, to be run in {@link dockerEnvironment}. */
  readonly docker: string;
  /** DOCKER_CONFIG for that program; absent where it is the user's own. */
  readonly dockerConfig?: string;
  /** Ours alone: it may be stopped, pruned and counted. */
  readonly own: boolean;
  readonly store: "classic" | "containerd" | "unknown";
}

/** @throws Error where the suite was not started through `npm test`. */
export function providedVsCode(env: NodeJS.ProcessEnv = process.env): ProvidedVsCode {
  const chromium = env["STRATA_CHROMIUM"];
  const desktop = env["STRATA_VSCODE_DESKTOP"];
  return {
    server: {
      node: required(env, "STRATA_VSCODE_NODE"),
      main: required(env, "STRATA_VSCODE_MAIN"),
    },
    oldestServer: {
      node: required(env, "STRATA_VSCODE_OLDEST_NODE"),
      main: required(env, "STRATA_VSCODE_OLDEST_MAIN"),
    },
    extension: required(env, "STRATA_EXTENSION"),
    vsix: required(env, "STRATA_VSIX"),
    ...(chromium === undefined ? {} : { chromium }),
    ...(desktop === undefined ? {} : { desktop }),
  };
}

/** @throws Error where the suite was not started through `npm test`. */
export function providedEngine(env: NodeJS.ProcessEnv = process.env): ProvidedEngine {
  const dockerConfig = env["STRATA_ENGINE_DOCKER_CONFIG"];
  const store = env["STRATA_ENGINE_STORE"];
  return {
    socketPath: required(env, "STRATA_ENGINE_SOCKET"),
    docker: required(env, "STRATA_ENGINE_DOCKER"),
    own: env["STRATA_ENGINE_OWN"] === "1",
    store: store === "classic" || store === "containerd" ? store : "unknown",
    ...(dockerConfig === undefined ? {} : { dockerConfig }),
  };
}

/** That engine and, in a deep run, one with the other image store. */
export function providedEngines(env: NodeJS.ProcessEnv = process.env): readonly ProvidedEngine[] {
  const engine = providedEngine(env);
  const socketPath = env["STRATA_SECOND_ENGINE_SOCKET"];
  return socketPath === undefined
    ? [engine]
    : [engine, { ...engine, socketPath, store: "containerd" }];
}

/**
 * The environment in which the docker program talks to that engine (or to a proxy in front of it).
 *
 * @param socketPath The engine's own socket unless given.
 */
export function dockerEnvironment(
  engine: ProvidedEngine,
  socketPath: string = engine.socketPath,
): NodeJS.ProcessEnv {
  return {
    ...process.env,
    DOCKER_HOST: socketPath.startsWith("\\\\") ? `npipe://${socketPath}` : `unix://${socketPath}`,
    ...(engine.dockerConfig === undefined ? {} : { DOCKER_CONFIG: engine.dockerConfig }),
  };
}

function required(env: NodeJS.ProcessEnv, name: string): string {
  const value = env[name];
  if (value === undefined) {
    throw new Error(`${name} is not set: run this suite through \`npm test -- PART [NAME]\``);
  }
  return value;
}
