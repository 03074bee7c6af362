import type { DockerSession } from "./docker-session.ts";
import type { CacheRecord, DiskUsage, UsedImage, UsedVolume } from "./types.ts";

/** Measuring walks through volumes. */
const MEASURE_WITHIN = 120_000;

/** @see https://docs.docker.com/reference/api/engine/version/v1.47/#tag/System/operation/SystemDataUsage */
export async function diskUsage(session: DockerSession): Promise<DiskUsage> {
  const answer: unknown = await session.ask(
    "GET /system/df",
    () => session.docker.df(),
    MEASURE_WITHIN,
  );
  const usage = record(answer);
  return {
    images: list(usage["Images"]).map(usedImage),
    containers: list(usage["Containers"]).map((each) => ({
      id: text(each["Id"]),
      size: size(each["SizeRw"]) ?? 0,
    })),
    volumes: list(usage["Volumes"]).map(usedVolume),
    buildCache: list(usage["BuildCache"]).map(cacheRecord),
    layersSize: size(usage["LayersSize"]) ?? 0,
  };
}

/**
 * Stopped containers count as users: they could not start again without their network. (The engine's
 * own filter `dangling` lists networks in use as well: seen with 28.5.)
 */
export async function unusedNetworks(session: DockerSession): Promise<ReadonlySet<string>> {
  const [networks, containers]: readonly unknown[] = await Promise.all([
    session.ask("list networks", () => session.docker.listNetworks()),
    session.ask("list containers", () => session.docker.listContainers({ all: true })),
  ]);
  const used = new Set(
    list(containers).flatMap((container) => {
      const joined = record(record(container["NetworkSettings"])["Networks"]);
      return Object.entries(joined).flatMap(([name, end]) => [
        name,
        text(record(end)["NetworkID"]),
      ]);
    }),
  );
  const unused = list(networks).filter(
    (network) => !used.has(text(network["Id"])) && !used.has(text(network["Name"])),
  );
  return new Set(unused.map((network) => text(network["Id"])));
}

function usedImage(image: Readonly<Record<string, unknown>>): UsedImage {
  return {
    id: text(image["Id"]),
    size: size(image["Size"]) ?? 0,
    sharedSize: size(image["SharedSize"]) ?? 0,
    containers: size(image["Containers"]) ?? 0,
  };
}

function usedVolume(volume: Readonly<Record<string, unknown>>): UsedVolume {
  const usage = record(volume["UsageData"]);
  return { name: text(volume["Name"]), size: size(usage["Size"]), uses: size(usage["RefCount"]) };
}

function cacheRecord(cache: Readonly<Record<string, unknown>>): CacheRecord {
  return {
    id: text(cache["ID"]),
    description: text(cache["Description"]),
    size: size(cache["Size"]) ?? 0,
    inUse: cache["InUse"] === true,
    shared: cache["Shared"] === true,
  };
}

/** The engine writes -1 for what it does not know. */
function size(value: unknown): number | null {
  return typeof value === "number" && value >= 0 ? value : null;
}

function list(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(value) ? value.map(record) : [];
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null
    ? (value as Readonly<Record<string, unknown>>)
    : {};
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}
