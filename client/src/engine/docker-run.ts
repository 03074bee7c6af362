import { maskArguments, maskEnvironmentEntry, maskText } from "@strata/protocol/secrets";

import type { DockerSession } from "./docker-session.ts";

type Json = Readonly<Record<string, unknown>>;

/** Asks for the container and its image. */
export async function runCommandOf(session: DockerSession, id: string): Promise<string> {
  const container = await session.inspect("container", id);
  const image = text(object(container)["Image"]);
  return dockerRunCommand(container, await session.inspect("image", image).catch(() => null));
}

/**
 * The `docker run` command that makes a container like this one, for a POSIX shell, secrets masked.
 * What it has from its image is left out.
 *
 * @param description The engine's description of the container.
 * @param imageDescription That of its image; null where it is gone.
 */
export function dockerRunCommand(description: unknown, imageDescription: unknown): string {
  const config = object(object(description)["Config"]);
  const host = object(object(description)["HostConfig"]);
  const image = object(object(imageDescription)["Config"]);
  const entrypoint = ownEntrypoint(config, image);
  const words = [
    ...["docker", "run", "--detach"],
    ...flags(config, host),
    ...texts(object(description)["Name"]).flatMap((name) => ["--name", name.replace(/^\//, "")]),
    ...["User", "WorkingDir"].flatMap((key) =>
      config[key] === image[key]
        ? []
        : texts(config[key]).flatMap((text) => [OPTION_OF[key] ?? "", text]),
    ),
    ...network(host),
    ...ports(host),
    ...mounts(host),
    ...environment(config, image),
    ...labels(config, image),
    ...limits(host),
    ...lists(host),
    ...entrypoint.slice(0, 1).flatMap((program) => ["--entrypoint", program]),
    text(config["Image"]),
    ...maskArguments([...entrypoint.slice(1), ...ownCommand(config, image, entrypoint)]),
  ];
  return words.map(quoted).join(" ");
}

const OPTION_OF: Readonly<Record<string, string>> = { User: "--user", WorkingDir: "--workdir" };

function flags(config: Json, host: Json): readonly string[] {
  const all: readonly (readonly [unknown, string])[] = [
    [config["OpenStdin"], "--interactive"],
    [config["Tty"], "--tty"],
    [host["AutoRemove"], "--rm"],
    [host["Init"], "--init"],
    [host["Privileged"], "--privileged"],
    [host["ReadonlyRootfs"], "--read-only"],
    [host["PublishAllPorts"], "--publish-all"],
  ];
  return all.flatMap(([is, flag]) => (is === true ? [flag] : []));
}

function network(host: Json): readonly string[] {
  const mode = text(host["NetworkMode"]);
  return ["", "default", "bridge"].includes(mode) ? [] : ["--network", mode];
}

function ports(host: Json): readonly string[] {
  return Object.entries(object(host["PortBindings"])).flatMap(([inside, bindings]) =>
    array(bindings).flatMap((binding) => {
      const address = text(object(binding)["HostIp"]);
      const port = text(object(binding)["HostPort"]);
      const before =
        address === "" ? port : `${address.includes(":") ? `[${address}]` : address}:${port}`;
      return ["--publish", `${before === "" ? "" : `${before}:`}${inside.replace(/\/tcp$/, "")}`];
    }),
  );
}

function mounts(host: Json): readonly string[] {
  return [
    ...texts(host["Binds"]).flatMap((bind) => ["--volume", bind]),
    ...array(host["Mounts"]).flatMap((each) => {
      const mount = object(each);
      const parts = [
        `type=${text(mount["Type"])}`,
        ...texts(mount["Source"]).map((source) => `source=${source}`),
        `target=${text(mount["Target"])}`,
        ...(mount["ReadOnly"] === true ? ["readonly"] : []),
      ];
      return ["--mount", parts.join(",")];
    }),
    ...Object.entries(object(host["Tmpfs"])).flatMap(([path, options]) => [
      "--tmpfs",
      text(options) === "" ? path : `${path}:${text(options)}`,
    ]),
  ];
}

function environment(config: Json, image: Json): readonly string[] {
  const inherited = new Set(texts(image["Env"]));
  return texts(config["Env"])
    .filter((entry) => !inherited.has(entry))
    .flatMap((entry) => ["--env", maskEnvironmentEntry(entry)]);
}

/** Compose's own labels say which project made the container: not another one. */
function labels(config: Json, image: Json): readonly string[] {
  const inherited = object(image["Labels"]);
  return Object.entries(object(config["Labels"]))
    .filter(([name, value]) => inherited[name] !== value && !name.startsWith("com.docker.compose."))
    .flatMap(([name, value]) => ["--label", maskEnvironmentEntry(`${name}=${text(value)}`)]);
}

function limits(host: Json): readonly string[] {
  const policy = object(host["RestartPolicy"]);
  const name = text(policy["Name"]);
  const count = number(policy["MaximumRetryCount"]);
  const cpus = number(host["NanoCpus"]) / 1e9;
  const memory = number(host["Memory"]);
  return [
    ...(name === "" || name === "no" ? [] : ["--restart", count > 0 ? `${name}:${count}` : name]),
    ...(memory === 0 ? [] : ["--memory", String(memory)]),
    ...(cpus === 0 ? [] : ["--cpus", String(cpus)]),
  ];
}

function lists(host: Json): readonly string[] {
  const all: readonly (readonly [string, string])[] = [
    ["CapAdd", "--cap-add"],
    ["CapDrop", "--cap-drop"],
    ["SecurityOpt", "--security-opt"],
    ["ExtraHosts", "--add-host"],
    ["Dns", "--dns"],
  ];
  return all.flatMap(([key, option]) =>
    texts(host[key]).flatMap((value) => [option, maskText(value)]),
  );
}

/** Empty where it is the image's. */
function ownEntrypoint(config: Json, image: Json): readonly string[] {
  return same(config["Entrypoint"], image["Entrypoint"]) ? [] : texts(config["Entrypoint"]);
}

/** An entrypoint of its own drops the image's command. */
function ownCommand(config: Json, image: Json, entrypoint: readonly string[]): readonly string[] {
  return entrypoint.length === 0 && same(config["Cmd"], image["Cmd"]) ? [] : texts(config["Cmd"]);
}

/** A word as a POSIX shell reads it back. */
function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(texts(a)) === JSON.stringify(texts(b));
}

function object(value: unknown): Json {
  return typeof value === "object" && value !== null ? (value as Json) : {};
}

function array(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The texts of a list, or the one there is; empty ones are none. */
function texts(value: unknown): readonly string[] {
  const all = Array.isArray(value) ? value : [value];
  return all.filter((each): each is string => typeof each === "string" && each !== "");
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function number(value: unknown): number {
  return typeof value === "number" && Number.isFinite(value) ? value : 0;
}
