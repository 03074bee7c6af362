import type { BuildKitConnection } from "./connection.ts";
import { Message, writeMessage } from "./protobuf.ts";

/**
 * BuildKit's control service: what a builder says of its builds and its cache. Times are
 * milliseconds since the epoch.
 *
 * @see https://github.com/moby/buildkit/blob/master/api/services/control/control.proto
 */

export interface BuildEvent {
  readonly kind: "started" | "complete" | "deleted";
  readonly record: BuildHistoryRecord;
}

export interface BuildHistoryRecord {
  readonly ref: string;
  /** `filename` (a base name), `target`, `platform`, `build-arg:NAME`, `context:NAME`, … */
  readonly attributes: ReadonlyMap<string, string>;
  readonly createdAt: number | null;
  /** Null while it runs. */
  readonly completedAt: number | null;
  /** Null where it ended well, or has not ended. */
  readonly error: BuildFailure | null;
  /** Digest of the provenance; null where there is none. */
  readonly provenance: string | null;
}

export interface BuildFailure {
  /** gRPC's: 1 is cancelled. */
  readonly code: number;
  readonly message: string;
}

/** A step as the builder runs it. */
export interface Vertex {
  readonly digest: string;
  readonly inputs: readonly string[];
  readonly name: string;
  readonly cached: boolean;
  readonly started: number | null;
  readonly completed: number | null;
  readonly error: string;
  /** Vertices that people see as one. */
  readonly group: string | null;
}

/** Part of a build's progress: a vertex may come several times, the last counts. */
export interface BuildProgress {
  readonly vertices: readonly Vertex[];
}

export interface CacheRecord {
  readonly id: string;
  readonly size: number;
  readonly createdAt: number | null;
  readonly description: string;
  /** `regular`, `source.local`, `exec.cachemount`, … */
  readonly type: string;
  readonly shared: boolean;
  readonly parents: readonly string[];
}

export interface Worker {
  readonly id: string;
  readonly labels: ReadonlyMap<string, string>;
}

export interface HistoryQuery {
  /** Ends when what is known was told; else it goes on with what happens. */
  readonly earlyExit?: boolean;
  readonly activeOnly?: boolean;
  readonly ref?: string;
  /** The newest so many; all where it is left out. */
  readonly limit?: number;
}

/** All builds that are remembered, then each as it starts and ends; a build may be told twice. */
export async function* listenBuildHistory(
  connection: BuildKitConnection,
  query: HistoryQuery,
  signal?: AbortSignal,
): AsyncGenerator<BuildEvent, void> {
  const request = writeMessage([
    [1, query.activeOnly ?? false],
    [2, query.ref ?? ""],
    [3, query.earlyExit ?? false],
    [5, query.limit ?? 0],
  ]);
  const kinds = ["started", "complete", "deleted"] as const;
  for await (const bytes of connection.stream(control("ListenBuildHistory"), request, signal)) {
    const event = new Message(bytes);
    const kind = kinds[event.number(1)];
    const record = event.message(2);
    if (kind !== undefined && record !== null) yield { kind, record: historyRecord(record) };
  }
}

/** A build's progress from its start; ends with the build. @throws BuildKitError `not-found` */
export async function* buildStatus(
  connection: BuildKitConnection,
  ref: string,
  signal?: AbortSignal,
): AsyncGenerator<BuildProgress, void> {
  const request = writeMessage([[1, ref]]);
  for await (const bytes of connection.stream(control("Status"), request, signal)) {
    yield { vertices: new Message(bytes).messages(1).map(vertexOf) };
  }
}

export async function diskUsage(
  connection: BuildKitConnection,
  signal?: AbortSignal,
): Promise<readonly CacheRecord[]> {
  const answer = await connection.call(control("DiskUsage"), writeMessage([]), signal);
  return new Message(answer).messages(1).map((record) => ({
    id: record.text(1),
    size: record.number(4),
    createdAt: record.time(6),
    description: record.text(9),
    type: record.text(10),
    shared: record.bool(11),
    parents: record.texts(12),
  }));
}

export async function listWorkers(
  connection: BuildKitConnection,
  signal?: AbortSignal,
): Promise<readonly Worker[]> {
  const answer = await connection.call(control("ListWorkers"), writeMessage([]), signal);
  return new Message(answer)
    .messages(1)
    .map((worker) => ({ id: worker.text(1), labels: worker.map(2) }));
}

/** The bytes of a blob that a history record names. */
export async function readBlob(
  connection: BuildKitConnection,
  digest: string,
  signal?: AbortSignal,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  const request = writeMessage([[1, digest]]);
  const method = "/containerd.services.content.v1.Content/Read";
  for await (const bytes of connection.stream(method, request, signal)) {
    chunks.push(new Message(bytes).bytes(2));
  }
  return Buffer.concat(chunks);
}

function control(method: string): string {
  return `/moby.buildkit.v1.Control/${method}`;
}

function historyRecord(record: Message): BuildHistoryRecord {
  const error = record.message(5);
  return {
    ref: record.text(1),
    attributes: record.map(3),
    createdAt: record.time(6),
    completedAt: record.time(7),
    error: error === null ? null : { code: error.number(1), message: error.text(2) },
    provenance: provenanceOf(record),
  };
}

const PROVENANCE = "https://slsa.dev/provenance/";

/** The first attestation that is a provenance: of the one result, or of each platform's. */
function provenanceOf(record: Message): string | null {
  const platforms = record.messages(11).map((entry) => entry.message(2));
  for (const result of [record.message(10), ...platforms]) {
    for (const descriptor of result?.messages(2) ?? []) {
      const predicate = descriptor.map(5).get("in-toto.io/predicate-type") ?? PROVENANCE;
      if (predicate.startsWith(PROVENANCE)) return descriptor.text(2);
    }
  }
  return null;
}

function vertexOf(vertex: Message): Vertex {
  return {
    digest: vertex.text(1),
    inputs: vertex.texts(2),
    name: vertex.text(3),
    cached: vertex.bool(4),
    started: vertex.time(5),
    completed: vertex.time(6),
    error: vertex.text(7),
    group: vertex.message(8)?.text(1) ?? null,
  };
}
