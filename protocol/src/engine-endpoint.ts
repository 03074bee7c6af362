/**
 * Where the Docker Engine is: the one place that turns the docker program's configuration files,
 * the environment and the platform into an engine's endpoint, by the docker program's own rules.
 *
 * Pure. Files come in as text; {@link readEngineEndpoint} asks for them through a port.
 *
 * @see https://docs.docker.com/reference/cli/docker/#environment-variables
 */

export type EngineEndpoint = UnixEndpoint | PipeEndpoint | TcpEndpoint | SshEndpoint;

interface EndpointBase {
  /** Name of the Docker context it comes from; "default" for the environment and the defaults. */
  readonly label: string;
  /** A socket or pipe of this machine; everything else may be another machine. */
  readonly local: boolean;
}

export interface UnixEndpoint extends EndpointBase {
  readonly kind: "unix";
  readonly path: string;
}

export interface PipeEndpoint extends EndpointBase {
  readonly kind: "npipe";
  /** With forward slashes, as Node takes it: `//./pipe/docker_engine`. */
  readonly path: string;
}

export interface TcpEndpoint extends EndpointBase {
  readonly kind: "tcp";
  readonly host: string;
  readonly port: number;
  readonly tls: TlsPaths | null;
}

export interface SshEndpoint extends EndpointBase {
  readonly kind: "ssh";
  /** Never begins with `-`: it is safe as an argument of ssh. */
  readonly host: string;
  readonly user: string | null;
  readonly port: number | null;
  /** Socket on the other machine, when it is not the usual one. */
  readonly path: string | null;
}

/** Files that exist, by absolute path; null for those that are not there. */
export interface TlsPaths {
  readonly ca: string | null;
  readonly cert: string | null;
  readonly key: string | null;
  /** False where the user asked for TLS without checking who answers. */
  readonly verify: boolean;
}

export interface EndpointProblem {
  readonly kind: "problem";
  readonly reason: "bad-host" | "unknown-context" | "bad-context";
  /** Says what is wrong and what to do next. */
  readonly message: string;
}

export type Environment = Readonly<Record<string, string | undefined>>;

export interface EndpointInput {
  readonly env: Environment;
  /** As `process.platform`. */
  readonly platform: string;
  /** The docker program's configuration folder, see {@link dockerConfigFolder}. */
  readonly configFolder: string;
  /** Text of config.json, null where there is none. */
  readonly configText: string | null;
  readonly contexts: readonly ContextFiles[];
  /** Which of ca.pem, cert.pem, key.pem exist in {@link certificateFolder}. */
  readonly certificates: readonly string[];
}

/** One folder below `contexts/meta`. */
export interface ContextFiles {
  /** The folder's name: the SHA-256 of the context's name. */
  readonly folder: string;
  /** Text of its meta.json. */
  readonly metaText: string;
  /** Which of ca.pem, cert.pem, key.pem exist in `contexts/tls/<folder>/docker`. */
  readonly tlsFiles: readonly string[];
}

/** What reading the configuration asks of the outside. */
export interface EndpointFiles {
  /** The text, or null where there is no such readable file. */
  readText(path: string): Promise<string | null>;
  /** Names in a folder; none where there is no such readable folder. */
  list(folder: string): Promise<readonly string[]>;
}

export interface EndpointSurroundings {
  readonly env: Environment;
  readonly platform: string;
  readonly homeFolder: string;
}

const DEFAULT_CONTEXT = "default";
const DEFAULT_UNIX_SOCKET = "/var/run/docker.sock";
const DEFAULT_PIPE = "//./pipe/docker_engine";
const TCP_PORT = 2375;
const TLS_PORT = 2376;

/** The endpoint that the docker program would use now. */
export function resolveEngineEndpoint(input: EndpointInput): EngineEndpoint | EndpointProblem {
  const name = contextName(input);
  if (name === DEFAULT_CONTEXT) {
    return defaultEndpoint(input);
  }
  return contextEndpoint(name, input);
}

/** Reads what {@link resolveEngineEndpoint} needs, and resolves it. */
export async function readEngineEndpoint(
  files: EndpointFiles,
  surroundings: EndpointSurroundings,
): Promise<EngineEndpoint | EndpointProblem> {
  const { env, platform } = surroundings;
  const configFolder = dockerConfigFolder(surroundings);
  const path = (...names: string[]): string => joinPath(platform, configFolder, ...names);
  const [configText, folders, certificates] = await Promise.all([
    files.readText(path("config.json")),
    files.list(path("contexts", "meta")),
    files.list(certificateFolder(env, configFolder)),
  ]);
  const contexts: ContextFiles[] = [];
  for (const folder of folders) {
    const metaText = await files.readText(path("contexts", "meta", folder, "meta.json"));
    if (metaText !== null) {
      const tlsFiles = await files.list(path("contexts", "tls", folder, "docker"));
      contexts.push({ folder, metaText, tlsFiles });
    }
  }
  return resolveEngineEndpoint({ env, platform, configFolder, configText, contexts, certificates });
}

/** `DOCKER_CONFIG`, else `.docker` in the home folder. */
export function dockerConfigFolder(surroundings: EndpointSurroundings): string {
  const { env, platform, homeFolder } = surroundings;
  return env["DOCKER_CONFIG"] || joinPath(platform, homeFolder, ".docker");
}

/** Where the certificates for an engine named by `DOCKER_HOST` are. */
export function certificateFolder(env: Environment, configFolder: string): string {
  return env["DOCKER_CERT_PATH"] || configFolder;
}

/** What people call the place: a socket's path, `host:port`, `ssh://user@host`. */
export function describeEndpoint(endpoint: EngineEndpoint): string {
  switch (endpoint.kind) {
    case "unix":
    case "npipe":
      return endpoint.path;
    case "tcp":
      return `${endpoint.host}:${String(endpoint.port)}`;
    case "ssh":
      return `ssh://${endpoint.user === null ? "" : `${endpoint.user}@`}${endpoint.host}`;
  }
}

function contextName(input: EndpointInput): string {
  if (input.env["DOCKER_HOST"]) {
    return DEFAULT_CONTEXT;
  }
  const chosen = input.env["DOCKER_CONTEXT"];
  if (chosen) {
    return chosen;
  }
  const current = property(parseJson(input.configText), "currentContext");
  return typeof current === "string" && current !== "" ? current : DEFAULT_CONTEXT;
}

function defaultEndpoint(input: EndpointInput): EngineEndpoint | EndpointProblem {
  const { env, platform, configFolder } = input;
  const verify = Boolean(env["DOCKER_TLS_VERIFY"]);
  const wanted = verify || Boolean(env["DOCKER_TLS"]);
  const folder = certificateFolder(env, configFolder);
  const tls = wanted ? tlsPaths(platform, folder, input.certificates, verify) : null;
  const host = env["DOCKER_HOST"] || defaultHost(platform);
  return parseHost(host, { label: DEFAULT_CONTEXT, origin: "DOCKER_HOST", tls });
}

function contextEndpoint(name: string, input: EndpointInput): EngineEndpoint | EndpointProblem {
  const { platform, configFolder } = input;
  for (const files of input.contexts) {
    const meta = parseJson(files.metaText);
    if (property(meta, "Name") !== name) {
      continue;
    }
    const docker = property(property(meta, "Endpoints"), "docker");
    const host = property(docker, "Host");
    if (typeof host !== "string") {
      return problem(
        "bad-context",
        `The Docker context "${name}" names no engine. Choose another with "docker context use".`,
      );
    }
    const insecure = property(docker, "SkipTLSVerify") === true;
    const folder = joinPath(platform, configFolder, "contexts", "tls", files.folder, "docker");
    const tls =
      files.tlsFiles.length > 0 || insecure
        ? tlsPaths(platform, folder, files.tlsFiles, !insecure)
        : null;
    const origin = `The Docker context "${name}"`;
    return parseHost(host || defaultHost(platform), { label: name, origin, tls });
  }
  return problem(
    "unknown-context",
    `There is no Docker context "${name}". "docker context ls" lists those that exist; ` +
      `the name comes from DOCKER_CONTEXT or the docker program's config.json.`,
  );
}

interface HostSource {
  readonly label: string;
  /** Where the text stands, to begin a sentence with. */
  readonly origin: string;
  readonly tls: TlsPaths | null;
}

function parseHost(host: string, source: HostSource): EngineEndpoint | EndpointProblem {
  const { label, origin } = source;
  const separator = host.indexOf("://");
  const scheme = separator < 0 ? "tcp" : host.slice(0, separator);
  const rest = separator < 0 ? host : host.slice(separator + 3);
  switch (scheme) {
    case "unix":
      return { kind: "unix", path: rest || DEFAULT_UNIX_SOCKET, label, local: true };
    case "npipe":
      return { kind: "npipe", path: pipePath(rest), label, local: true };
    case "tcp":
      return parseTcp(rest, source);
    case "ssh":
      return parseSsh(host, source);
    default:
      return problem(
        "bad-host",
        `${origin} says "${withoutCredentials(host)}", which is no address of a Docker Engine. ` +
          `Use unix://, npipe://, tcp:// or ssh://.`,
      );
  }
}

function parseTcp(rest: string, source: HostSource): EngineEndpoint | EndpointProblem {
  const url = parseUrl(`tcp://${rest || "localhost"}`);
  if (url === null || url.username !== "" || url.password !== "") {
    return problem(
      "bad-host",
      `${source.origin} says "tcp://${withoutCredentials(rest)}", which has no readable host and ` +
        `port. Write it as tcp://HOST:PORT.`,
    );
  }
  return {
    kind: "tcp",
    host: url.hostname.replace(/^\[|\]$/g, "") || "localhost",
    port: url.port === "" ? (source.tls === null ? TCP_PORT : TLS_PORT) : Number(url.port),
    tls: source.tls,
    label: source.label,
    local: false,
  };
}

/** The remote shell reads the socket's path: only characters that mean nothing to any shell. */
const SAFE_REMOTE_PATH = /^\/[\w./+@%-]*$/;

function parseSsh(host: string, source: HostSource): EngineEndpoint | EndpointProblem {
  const url = parseUrl(host);
  const user = url === null ? "" : decode(url.username);
  const path = url === null || url.pathname === "/" ? "" : url.pathname;
  const readable =
    url !== null &&
    url.hostname !== "" &&
    url.password === "" &&
    url.search === "" &&
    url.hash === "" &&
    (path === "" || SAFE_REMOTE_PATH.test(path));
  if (!readable) {
    return problem(
      "bad-host",
      `${source.origin} says "${withoutCredentials(host)}", which is no ssh address. ` +
        `Write it as ssh://USER@HOST, without a password.`,
    );
  }
  const name = url.hostname.replace(/^\[|\]$/g, "");
  if (name.startsWith("-") || user.startsWith("-")) {
    return problem(
      "bad-host",
      `${source.origin} says "${withoutCredentials(host)}": a host or user that begins with "-" ` +
        `would be taken for an option of ssh, and is refused.`,
    );
  }
  return {
    kind: "ssh",
    host: name,
    user: user || null,
    port: url.port === "" ? null : Number(url.port),
    path: path || null,
    label: source.label,
    local: false,
  };
}

function defaultHost(platform: string): string {
  return platform === "win32" ? `npipe://${DEFAULT_PIPE}` : `unix://${DEFAULT_UNIX_SOCKET}`;
}

function pipePath(rest: string): string {
  return rest === "" ? DEFAULT_PIPE : rest.replaceAll("\\", "/");
}

function tlsPaths(
  platform: string,
  folder: string,
  present: readonly string[],
  verify: boolean,
): TlsPaths {
  const path = (name: string): string | null =>
    present.includes(name) ? joinPath(platform, folder, name) : null;
  return { ca: path("ca.pem"), cert: path("cert.pem"), key: path("key.pem"), verify };
}

function joinPath(platform: string, ...names: readonly string[]): string {
  return names.join(platform === "win32" ? "\\" : "/");
}

function problem(reason: EndpointProblem["reason"], message: string): EndpointProblem {
  return { kind: "problem", reason, message };
}

function parseUrl(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function withoutCredentials(host: string): string {
  return host.replace(/^([a-z]+:\/\/)?[^/@]*:[^/@]*@/i, "$1***@");
}

/** Broken files count as absent, as they do for the docker program. */
function parseJson(text: string | null): unknown {
  if (text === null) {
    return null;
  }
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function property(value: unknown, name: string): unknown {
  if (typeof value !== "object" || value === null) {
    return undefined;
  }
  return (value as Readonly<Record<string, unknown>>)[name];
}
