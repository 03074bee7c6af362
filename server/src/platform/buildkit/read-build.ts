import { builtSteps, type BuiltStep } from "./built-steps.ts";
import type { BuildKitConnection } from "./connection.ts";
import {
  type BuildHistoryRecord,
  buildStatus,
  type CacheRecord,
  diskUsage,
  listenBuildHistory,
  readBlob,
  type Vertex,
} from "./control.ts";
import { type BuildProvenance, readProvenance } from "./provenance.ts";

/** What a build did, once it has ended. */
export interface BuiltBuild {
  readonly ref: string;
  readonly outcome: "complete" | "failed" | "canceled";
  /** The Dockerfile that was built, where the builder says. */
  readonly dockerfile: string | null;
  readonly steps: readonly BuiltStep[];
}

/**
 * Waits for a build's end and reads what it did.
 *
 * @param dockerfile Its text, as far as the builder does not say it.
 * @throws BuildKitError
 */
export async function readBuild(
  connection: BuildKitConnection,
  ref: string,
  dockerfile: string,
  signal?: AbortSignal,
): Promise<BuiltBuild | null> {
  const vertices: Vertex[] = [];
  for await (const progress of buildStatus(connection, ref, signal)) {
    vertices.push(...progress.vertices);
  }
  const record = await findRecord(connection, ref, signal);
  if (record === null) return null;
  const provenance = await provenanceOf(connection, record, signal);
  const outcome = outcomeOf(record);
  const text = provenance?.dockerfile ?? null;
  return {
    ref,
    outcome,
    dockerfile: text,
    steps: builtSteps({
      vertices,
      provenance,
      dockerfile: text ?? dockerfile,
      complete: outcome === "complete",
      cache: await cacheOf(connection, vertices, signal),
    }),
  };
}

async function findRecord(
  connection: BuildKitConnection,
  ref: string,
  signal: AbortSignal | undefined,
): Promise<BuildHistoryRecord | null> {
  let found: BuildHistoryRecord | null = null;
  for await (const { kind, record } of listenBuildHistory(connection, { ref }, signal)) {
    if (record.ref !== ref || kind === "started") continue;
    found = kind === "complete" ? record : null;
    break;
  }
  return found;
}

const CANCELED = 1;

function outcomeOf({ error }: BuildHistoryRecord): BuiltBuild["outcome"] {
  if (error === null) return "complete";
  return error.code === CANCELED ? "canceled" : "failed";
}

async function provenanceOf(
  connection: BuildKitConnection,
  { provenance }: BuildHistoryRecord,
  signal: AbortSignal | undefined,
): Promise<BuildProvenance | null> {
  if (provenance === null) return null;
  try {
    const bytes = await readBlob(connection, provenance, signal);
    return readProvenance(Buffer.from(bytes).toString("utf8"));
  } catch {
    // Then names tell the lines.
    signal?.throwIfAborted();
    return null;
  }
}

/** Sizes are worth half a second, not more: a cache of many thousand records is slow to list. */
const LONGEST_WAIT_MILLISECONDS = 600;

async function cacheOf(
  connection: BuildKitConnection,
  vertices: readonly Vertex[],
  signal: AbortSignal | undefined,
): Promise<readonly CacheRecord[]> {
  if (vertices.every(({ cached, completed }) => cached || completed === null)) return [];
  const limits = [AbortSignal.timeout(LONGEST_WAIT_MILLISECONDS), ...(signal ? [signal] : [])];
  try {
    return await diskUsage(connection, AbortSignal.any(limits));
  } catch {
    signal?.throwIfAborted();
    return [];
  }
}
