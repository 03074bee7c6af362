import { BuildKitConnection } from "../platform/buildkit/connection.ts";
import { type BuildEvent, listenBuildHistory } from "../platform/buildkit/control.ts";
import { type BuiltBuild, readBuild } from "../platform/buildkit/read-build.ts";
import {
  dialEngine,
  findLocalEngine,
  type LocalEngine,
  type EngineSurroundings,
} from "../platform/local-engine.ts";
import type { CapturedBuild, CaptureBuild } from "./capture-build.ts";

export interface BuildWatchOptions {
  /** Where the engine is looked for now. */
  readonly surroundings: () => Promise<EngineSurroundings>;
  /** Whether some open Dockerfile has a forecast. */
  readonly isNeeded: () => boolean;
  /** What a build that begins is made from; null where no open Dockerfile is built. */
  readonly capture: CaptureBuild;
  /** Keeps what was captured of a build that ended. */
  readonly keep: (captured: CapturedBuild, built: BuiltBuild) => Promise<void>;
  readonly log: { info(message: string): void };
  readonly now: () => number;
}

/** An engine that is not there is looked for again when somebody asks, not more often than this. */
const RETRY_MILLISECONDS = 5_000;

/**
 * Follows the builds that others start on a local engine, as long as a Dockerfile is open: one
 * stream, on which the engine tells of each build as it begins and ends. What a build is made from
 * is captured when it begins and kept when it has ended.
 */
export class BuildWatch {
  readonly #options: BuildWatchOptions;
  #watching: Watching | null = null;
  #failedAt = Number.NEGATIVE_INFINITY;

  constructor(options: BuildWatchOptions) {
    this.#options = options;
  }

  /** Begins or ends to listen, by what is open now. */
  update(): void {
    if (!this.#options.isNeeded()) {
      this.stop();
    } else if (
      this.#watching === null &&
      this.#options.now() - this.#failedAt >= RETRY_MILLISECONDS
    ) {
      this.#start();
    }
  }

  /** The engine may be there again. */
  retry(): void {
    this.#failedAt = Number.NEGATIVE_INFINITY;
    this.update();
  }

  /** The engine may be another. */
  restart(): void {
    this.stop();
    this.retry();
  }

  stop(): void {
    this.#watching?.controller.abort();
    this.#watching = null;
  }

  #start(): void {
    const watching: Watching = { controller: new AbortController(), pending: new Map() };
    this.#watching = watching;
    this.#listen(watching)
      .catch((error: unknown) => {
        if (watching.controller.signal.aborted) return;
        const message = error instanceof Error ? error.message : String(error);
        this.#options.log.info(`Builds are not followed: ${message}`);
      })
      .finally(() => {
        if (this.#watching !== watching) return;
        this.#watching = null;
        this.#failedAt = this.#options.now();
      });
  }

  async #listen(watching: Watching): Promise<void> {
    const { signal } = watching.controller;
    const engine = await findLocalEngine(await this.#options.surroundings());
    if (engine === null) throw new Error("there is no engine on this machine.");
    const connection = await BuildKitConnection.open(() => dialEngine(engine));
    try {
      for await (const event of listenBuildHistory(connection, { activeOnly: true }, signal)) {
        this.#take(event, { ...watching, connection, engine });
      }
    } finally {
      connection.close();
    }
  }

  #take(
    { kind, record }: BuildEvent,
    { connection, engine, pending, controller }: Listening,
  ): void {
    const { ref } = record;
    if (kind === "started") {
      if (!pending.has(ref)) pending.set(ref, this.#captured(record, engine));
      return;
    }
    const captured = pending.get(ref);
    // It ended before anybody listened, or its end is told a second time.
    if (captured === undefined) return;
    pending.delete(ref);
    if (kind === "deleted") return;
    void this.#finish(captured, connection, controller.signal);
  }

  async #captured(
    record: BuildEvent["record"],
    engine: LocalEngine,
  ): Promise<CapturedBuild | null> {
    try {
      return await this.#options.capture(record, `engine ${engine.name}`);
    } catch (error) {
      this.#report(error);
      return null;
    }
  }

  async #finish(
    capturing: Promise<CapturedBuild | null>,
    connection: BuildKitConnection,
    signal: AbortSignal,
  ): Promise<void> {
    try {
      const captured = await capturing;
      if (captured === null) return;
      const built = await readBuild(
        connection,
        captured.ref,
        captured.snapshot.record.text,
        signal,
      );
      if (built !== null) await this.#options.keep(captured, built);
    } catch (error) {
      if (!signal.aborted) this.#report(error);
    }
  }

  #report(error: unknown): void {
    const message = error instanceof Error ? error.message : String(error);
    this.#options.log.info(`A build was not recorded: ${message}`);
  }
}

interface Watching {
  readonly controller: AbortController;
  /** By the engine's name for a build that runs: what it is made from. */
  readonly pending: Map<string, Promise<CapturedBuild | null>>;
}

interface Listening extends Watching {
  readonly connection: BuildKitConnection;
  readonly engine: LocalEngine;
}
