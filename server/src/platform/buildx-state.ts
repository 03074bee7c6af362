import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { describeEndpoint, dockerConfigFolder } from "@strata/protocol/engine-endpoint";
import { engineEndpoint, homeOf, type EngineSurroundings } from "./local-engine.ts";

/** What buildx wrote down of a build as it began. */
export interface BuildxRef {
  readonly ref: string;
  /** Of the builder, as buildx calls it. */
  readonly builder: string;
  /** The build context: absolute, an address, or `-` for a tar on standard input. */
  readonly localPath: string;
  /** Absolute; `-` for standard input; empty for `Dockerfile` in the build context. */
  readonly dockerfilePath: string;
  /** Several builds of one call have it in common. */
  readonly group: string | null;
}

/** A builder, and the one thing that its cache is told apart by. */
export interface Builder {
  /** As buildx calls it. */
  readonly name: string;
  /** The same for every name of an engine's own builder. */
  readonly identity: string;
  /** It is part of the engine that the docker program uses. */
  readonly ofEngine: boolean;
}

/** Where buildx keeps its state. */
export function buildxFolder({ env, platform }: EngineSurroundings): string {
  const folder = dockerConfigFolder({ env, platform, homeFolder: homeOf(env) });
  return env["BUILDX_CONFIG"] || join(folder, "buildx");
}

/** What buildx knows of the build that an engine calls by this name. */
export async function findBuildxRef(folder: string, ref: string): Promise<BuildxRef | null> {
  if (!REF.test(ref)) return null;
  for (const node of await nodes(folder)) {
    const found = await readRef(join(folder, "refs", node.builder, node.name, ref), node.builder);
    if (found !== null) return found;
  }
  return null;
}

/** The builds that were begun since then, the newest first. @param since Milliseconds since the epoch. */
export async function buildxRefsSince(
  folder: string,
  since: number,
): Promise<readonly BuildxRef[]> {
  const found: { readonly at: number; readonly ref: BuildxRef }[] = [];
  for (const node of await nodes(folder)) {
    const refs = join(folder, "refs", node.builder, node.name);
    for (const name of await namesIn(refs)) {
      const at = await changedAt(join(refs, name));
      if (at === null || at < since) continue;
      const ref = await readRef(join(refs, name), node.builder);
      if (ref !== null) found.push({ at, ref });
    }
  }
  return found.sort((a, b) => b.at - a.at).map(({ ref }) => ref);
}

/**
 * The builder that `docker build` would use: the one named, `BUILDX_BUILDER`, the one chosen with
 * buildx, else the engine's own.
 */
export async function builderInUse(
  surroundings: EngineSurroundings,
  given?: string,
): Promise<Builder> {
  const folder = buildxFolder(surroundings);
  const engine = await engineName(surroundings);
  const named =
    given || surroundings.env["BUILDX_BUILDER"] || (await chosenBuilder(folder, engine));
  if (named !== "" && (await changedAt(join(folder, "instances", named))) !== null) {
    return { name: named, identity: named, ofEngine: false };
  }
  if (named === "" || named === "default") {
    return { name: named || "default", identity: engine, ofEngine: true };
  }
  // Each Docker context has a builder of its name: its engine's own.
  const env = { ...surroundings.env, DOCKER_HOST: undefined, DOCKER_CONTEXT: named };
  const endpoint = await engineEndpoint({ ...surroundings, env });
  const identity = endpoint === null ? named : `engine ${describeEndpoint(endpoint)}`;
  return { name: named, identity, ofEngine: identity === engine };
}

async function engineName(surroundings: EngineSurroundings): Promise<string> {
  const endpoint = await engineEndpoint(surroundings);
  return `engine ${endpoint === null ? "unknown" : describeEndpoint(endpoint)}`;
}

/** Chosen with `docker buildx use`, for one engine or, with --global, for all. */
async function chosenBuilder(folder: string, engine: string): Promise<string> {
  const current = parseJson(await readText(join(folder, "current")));
  const { Key: key, Name: name, Global: global } = current;
  if (typeof name !== "string" || typeof key !== "string") return "";
  const isHere = engine === `engine ${key.replace(/^(?:unix|npipe):\/\//, "")}`;
  // Without DOCKER_HOST the key is the Docker context's name.
  return global === true || isHere || !key.includes("://") ? name : "";
}

const REF = /^[a-z0-9]+$/;

interface Node {
  readonly builder: string;
  readonly name: string;
}

async function nodes(folder: string): Promise<readonly Node[]> {
  const builders = await namesIn(join(folder, "refs"));
  const found = builders
    .filter((builder) => !builder.startsWith("__"))
    .map(async (builder) => {
      const names = await namesIn(join(folder, "refs", builder));
      return names.map((name) => ({ builder, name }));
    });
  return (await Promise.all(found)).flat();
}

async function readRef(path: string, builder: string): Promise<BuildxRef | null> {
  const text = await readText(path);
  if (text === null) return null;
  const { LocalPath: localPath, DockerfilePath: file, GroupRef: group } = parseJson(text);
  if (typeof localPath !== "string") return null;
  return {
    ref: path.split(/[\\/]/).at(-1) ?? "",
    builder,
    localPath,
    dockerfilePath: typeof file === "string" ? file : "",
    group: typeof group === "string" && group !== "" ? group : null,
  };
}

function namesIn(folder: string): Promise<readonly string[]> {
  return readdir(folder).catch(() => []);
}

async function changedAt(path: string): Promise<number | null> {
  try {
    return (await stat(path)).mtimeMs;
  } catch {
    return null;
  }
}

function readText(path: string): Promise<string | null> {
  return readFile(path, "utf8").catch(() => null);
}

function parseJson(text: string | null): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text ?? "null");
    return typeof value === "object" && value !== null
      ? (value as Readonly<Record<string, unknown>>)
      : {};
  } catch {
    return {};
  }
}
