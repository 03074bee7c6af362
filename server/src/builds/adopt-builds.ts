import { statSync } from "node:fs";
import { basename } from "node:path";
import { ignoreFileCandidates } from "../context/dockerignore.ts";
import { snapshotKey } from "../forecast/baseline.ts";
import { takeSnapshot } from "../forecast/forecast.ts";
import { keepBuild } from "../forecast/keep-build.ts";
import { recordedWays } from "../forecast/recorded-ways.ts";
import type { ForecastRequest } from "../forecast/request.ts";
import { readSnapshot } from "../forecast/snapshot.ts";
import { BuildKitConnection } from "../platform/buildkit/connection.ts";
import { type BuildHistoryRecord, listenBuildHistory } from "../platform/buildkit/control.ts";
import { readBuild } from "../platform/buildkit/read-build.ts";
import { buildxFolder } from "../platform/buildx-state.ts";
import type { Host } from "../platform/host.ts";
import { dialEngine, type EngineSurroundings, findLocalEngine } from "../platform/local-engine.ts";
import { type BuildOrigin, labelOfBuild, originOf, requestOfBuild } from "./request-of-build.ts";
import { asBuildSaw, changesText } from "./touched-since.ts";

/** An engine keeps about so many builds in its history. */
const LOOKED_AT = 50;
/** Older ones say little that newer ones do not. */
const ADOPTED = 3;
const LONGEST_WAIT_MILLISECONDS = 8_000;

/**
 * Keeps builds of the request's Dockerfile that ended on the local engine while nobody followed
 * them, newer than what is kept: as far as its files prove to be what the build saw. Those that were
 * changed since count as changed.
 *
 * @param contexts Whether builds with other build contexts than the request's are looked for, too.
 * @returns How many.
 */
export async function adoptBuilds(
  request: ForecastRequest,
  host: Host,
  surroundings: EngineSurroundings,
  contexts: "own" | "all",
): Promise<number> {
  const engine = await findLocalEngine(surroundings);
  // What another builder did, this engine does not know.
  if (engine === null || request.builder !== `engine ${engine.name}`) return 0;
  const signal = AbortSignal.timeout(LONGEST_WAIT_MILLISECONDS);
  let connection: BuildKitConnection | null = null;
  try {
    connection = await BuildKitConnection.open(() => dialEngine(engine));
    const known = await unknownBuilds(connection, request, host, surroundings, signal);
    const isWanted = ({ contextRoot }: BuildOrigin): boolean =>
      contexts === "all" || contextRoot === request.contextRoot;
    const origins = known.filter(isWanted);
    let adopted = 0;
    // The newest is kept last, as if each had been seen.
    for (const origin of origins.slice(0, ADOPTED).reverse()) {
      if (await adopt(connection, origin, request, host, signal)) adopted += 1;
    }
    return adopted;
  } catch {
    return 0;
  } finally {
    connection?.close();
  }
}

/** Newest first. */
async function unknownBuilds(
  connection: BuildKitConnection,
  request: ForecastRequest,
  host: Host,
  surroundings: EngineSurroundings,
  signal: AbortSignal,
): Promise<readonly BuildOrigin[]> {
  const texts = await host.snapshots.list(snapshotKey(request));
  const kept = texts.map(readSnapshot).filter((snapshot) => snapshot !== null);
  const recorded = await recordedWays(request.path, host.snapshots);
  const newest = Math.max(
    0,
    ...kept.map(({ takenAt }) => takenAt),
    ...recorded.map(({ at }) => at),
  );
  const refs = new Set([...kept.map(({ build }) => build?.ref), ...recorded.map(({ ref }) => ref)]);
  const folder = buildxFolder(surroundings);
  const found: BuildOrigin[] = [];
  for (const record of await endedBuilds(connection, signal)) {
    const { ref, attributes, createdAt } = record;
    if (createdAt === null || createdAt <= newest || refs.has(ref)) continue;
    if ((attributes.get("filename") ?? "Dockerfile") !== basename(request.path)) continue;
    const origin = await originOf(record, folder);
    if (origin?.dockerfile === request.path) found.push(origin);
  }
  return found;
}

async function endedBuilds(
  connection: BuildKitConnection,
  signal: AbortSignal,
): Promise<readonly BuildHistoryRecord[]> {
  const records = new Map<string, BuildHistoryRecord>();
  const query = { earlyExit: true, limit: LOOKED_AT };
  for await (const { kind, record } of listenBuildHistory(connection, query, signal)) {
    if (kind === "complete") records.set(record.ref, record);
  }
  return [...records.values()].sort((a, b) => (b.createdAt ?? 0) - (a.createdAt ?? 0));
}

async function adopt(
  connection: BuildKitConnection,
  origin: BuildOrigin,
  { path, builder }: ForecastRequest,
  host: Host,
  signal: AbortSignal,
): Promise<boolean> {
  const { contextRoot } = origin;
  const since = origin.record.createdAt ?? 0;
  if (ignoreFileCandidates(path, contextRoot).some((file) => isNewer(file, since))) return false;
  const now = await host.files.readText(path);
  const built = await readBuild(connection, origin.record.ref, now ?? "", signal);
  const text = built?.dockerfile ?? (isNewer(path, since) ? null : now);
  if (built === null || text === null) return false;
  const request = requestOfBuild(origin, text, builder ?? "");
  const snapshot = await takeSnapshot(request, host, signal);
  const seen = asBuildSaw(snapshot, contextRoot, since);
  if (seen === null) return false;
  const label = `${labelOfBuild(origin)}${changesText(seen.changed)}`;
  await keepBuild({ kept: request, snapshot: seen.snapshot, label }, built, host);
  return true;
}

const MARGIN_MILLISECONDS = 50;

function isNewer(path: string, time: number): boolean {
  try {
    return statSync(path).ctimeMs >= time - MARGIN_MILLISECONDS;
  } catch {
    return false;
  }
}
