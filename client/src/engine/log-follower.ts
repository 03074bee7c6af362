import { backOffDelay, type Clock, hasAborted } from "./back-off.ts";
import { LogPosition } from "./log-position.ts";
import { LogRecords } from "./log-records.ts";
import { epochSeconds } from "./log-time.ts";
import type { FollowLogOptions, LogState, Release } from "./types.ts";

/** What a follower asks of the engine. */
export interface LogSource {
  /** @param since Seconds of the epoch, with nanoseconds; "0" is all. */
  open(range: LogRange, signal: AbortSignal): Promise<LogConnection>;
  /** Whether the container runs, as far as is known. */
  isRunning(): boolean;
  /** Tells when it may be worth to ask again: the container started, or the engine is back. */
  onNews(listener: () => void): Release;
  /** Whether an error says that there is no such container. */
  isGone(error: unknown): boolean;
  readonly clock: Clock;
}

export interface LogRange {
  readonly tail: number | "all";
  readonly since: string;
}

export interface LogConnection {
  readonly hasTerminal: boolean;
  readonly chunks: AsyncIterable<Buffer>;
}

/**
 * Follows a container's log over the ends of its runs and of connections, without losing or doubling
 * a line, until it is disposed of or the container is removed.
 */
export function followLog(source: LogSource, options: FollowLogOptions): Release {
  const life = new AbortController();
  const follower = new LogFollower(source, options, life.signal);
  void follower.run();
  return {
    dispose: () => {
      life.abort();
    },
  };
}

class LogFollower {
  readonly #source: LogSource;
  readonly #options: FollowLogOptions;
  readonly #life: AbortSignal;
  readonly #position = new LogPosition();

  constructor(source: LogSource, options: FollowLogOptions, life: AbortSignal) {
    this.#source = source;
    this.#options = options;
    this.#life = life;
  }

  async run(): Promise<void> {
    const { clock } = this.#source;
    let news = new AbortController();
    const listening = this.#source.onNews(() => news.abort());
    let attempt = 0;
    while (!hasAborted(this.#life)) {
      news = new AbortController();
      const end = await this.#connection(() => (attempt = 0));
      if (hasAborted(this.#life)) break;
      this.#options.onState(end);
      if (end === "gone") break;
      const awake = AbortSignal.any([news.signal, this.#life]);
      if (end === "ended") {
        await aborted(awake);
        attempt = 0;
      } else {
        await clock.sleep(backOffDelay(attempt, clock.random()), awake);
        attempt += 1;
      }
    }
    listening.dispose();
  }

  /** One connection, and what it ended with. */
  async #connection(onLines: () => void): Promise<LogState> {
    const position = this.#position;
    const { tail, since } = this.#options;
    const resumed = position.since;
    try {
      const { hasTerminal, chunks } = await this.#source.open(
        resumed === null ? { tail, since } : { tail: "all", since: epochSeconds(resumed) },
        this.#life,
      );
      if (hasAborted(this.#life)) return "ended";
      if (resumed !== null) position.reopen();
      this.#options.onState("following");
      const records = new LogRecords(hasTerminal);
      for await (const chunk of chunks) {
        await this.#give(records.push(chunk), onLines);
        if (hasAborted(this.#life)) return "ended";
      }
      await this.#give(records.end(), onLines);
    } catch (error) {
      if (hasAborted(this.#life)) return "ended";
      return this.#source.isGone(error) ? "gone" : "waiting";
    }
    // What runs has not ended its log: the connection ended early.
    return this.#source.isRunning() ? "waiting" : "ended";
  }

  async #give(read: ReturnType<LogRecords["push"]>, onLines: () => void): Promise<void> {
    const lines = read.filter((line) => this.#position.accept(line));
    if (lines.length === 0) return;
    onLines();
    await this.#options.onLines(lines);
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
