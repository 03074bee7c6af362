import { maskValue } from "@strata/protocol/secrets";
import { type DockerSession, safeName } from "./docker-session.ts";
import type { FileChange, Variable } from "./types.ts";

/** Comparing walks through the container's files. */
const COMPARE_WITHIN = 60_000;

/** A container's environment, and which of it is its image's. */
export async function readEnvironment(
  session: DockerSession,
  id: string,
): Promise<readonly Variable[]> {
  const container: unknown = await session.inspect("container", id);
  const image = field(container, "Image");
  // An image that is gone leaves its containers: then nothing is known to be the image's.
  const inherited: unknown =
    typeof image === "string" ? await session.inspect("image", image).catch(() => null) : null;
  return variables(entries(container), entries(inherited));
}

/** What differs from the container's image. */
export async function readFileChanges(
  session: DockerSession,
  id: string,
): Promise<readonly FileChange[]> {
  const listed: unknown = await session.ask(
    `diff ${id}`,
    () => session.docker.getContainer(safeName(id)).changes() as Promise<unknown>,
    COMPARE_WITHIN,
  );
  return fileChanges(listed);
}

/** By name; secrets masked. The entries are `NAME=value`; the last of a name counts. */
export function variables(
  own: readonly string[],
  inherited: readonly string[],
): readonly Variable[] {
  const ofImage = new Map(inherited.map(split));
  return [...new Map(own.map(split))]
    .map(([name, value]): Variable => {
      const before = ofImage.get(name);
      const source = before === undefined ? "container" : before === value ? "image" : "changed";
      return { name, value: maskValue(name, value), source };
    })
    .toSorted((a, b) => compare(a.name, b.name));
}

/** By path. A folder that differs only by what is in it is left out. */
export function fileChanges(listed: unknown): readonly FileChange[] {
  const all = (Array.isArray(listed) ? (listed as readonly unknown[]) : [])
    .map(fileChange)
    .filter((change) => change !== null)
    .toSorted((a, b) => compare(`${a.path}/`, `${b.path}/`));
  return all.filter(({ path, kind }, index) => {
    const next = all[index + 1];
    return kind !== "changed" || next === undefined || !next.path.startsWith(`${path}/`);
  });
}

/** @see https://docs.docker.com/reference/api/engine/version/v1.47/#tag/Container/operation/ContainerChanges */
const KINDS: readonly FileChange["kind"][] = ["changed", "added", "deleted"];

function fileChange(json: unknown): FileChange | null {
  const path = field(json, "Path");
  const number = field(json, "Kind");
  const kind = typeof number === "number" ? KINDS[number] : undefined;
  return typeof path === "string" && kind !== undefined ? { path, kind } : null;
}

function entries(description: unknown): readonly string[] {
  const env = field(field(description, "Config"), "Env");
  return Array.isArray(env) ? env.filter((entry) => typeof entry === "string") : [];
}

function split(entry: string): [name: string, value: string] {
  const equals = entry.indexOf("=");
  return equals < 0 ? [entry, ""] : [entry.slice(0, equals), entry.slice(equals + 1)];
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function field(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined;
}
