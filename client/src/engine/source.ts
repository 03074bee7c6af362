import type { ObjectKind, Row } from "./types.ts";

/** Where the store's connections come from. */
export interface EngineSource {
  /** Finds the engine and checks that it can be used. Rejects with an {@link EngineFault}. */
  connect(signal: AbortSignal): Promise<EngineSession>;
}

/** One connection to an engine. Everything rejects with an {@link EngineFault}. */
export interface EngineSession {
  list(kind: ObjectKind): Promise<readonly Row[]>;
  /** The rows of those of `ids` that exist; an image may also be named by a reference. */
  fetch(kind: ObjectKind, ids: readonly string[]): Promise<readonly Row[]>;
  /** The bytes of the event stream, one JSON document a line. Ends when the engine ends it. */
  events(signal: AbortSignal): Promise<AsyncIterable<Uint8Array | string>>;
}
