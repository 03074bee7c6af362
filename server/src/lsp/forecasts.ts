import type { ForecastView } from "@strata/protocol/forecast";
import type { ForecastOptions } from "@strata/protocol/requests";
import { SupersededError } from "./guard.ts";
import type { OpenDocument } from "./open-document.ts";

/** Makes a forecast of one version of a document; rejects when the signal aborts. */
export type MakeForecast = (
  document: OpenDocument,
  options: ForecastOptions,
  signal: AbortSignal,
) => Promise<ForecastView>;

/**
 * The forecasts of the open documents. One is made once for each version of a document and state
 * of its files, however many ask; a newer one takes the place of an older that is being made.
 */
export class Forecasts {
  readonly #make: MakeForecast;
  readonly #runs = new Map<string, Map<string, Run>>();
  readonly #generations = new Map<string, number>();

  constructor(make: MakeForecast) {
    this.#make = make;
  }

  /**
   * @throws SupersededError where a newer version was asked for meanwhile. Rejects with the
   * signal's reason when it aborts; the work ends with the last who waits for it.
   */
  async get(
    document: OpenDocument,
    options: ForecastOptions,
    signal: AbortSignal,
  ): Promise<ForecastView> {
    signal.throwIfAborted();
    const run = this.#runFor(document, options);
    return await waitFor(run, signal);
  }

  /** When nothing of the document is being made any more; null where nothing is. */
  settled(uri: string): Promise<unknown> | null {
    const runs = [...(this.#runs.get(uri)?.values() ?? [])].filter(({ done }) => !done);
    return runs.length === 0 ? null : Promise.allSettled(runs.map(({ result }) => result));
  }

  /** What the document's forecast was made from has changed. */
  changed(uri: string): void {
    this.#generations.set(uri, this.#generationOf(uri) + 1);
  }

  close(uri: string): void {
    for (const run of this.#runs.get(uri)?.values() ?? [])
      run.controller.abort(new SupersededError());
    this.#runs.delete(uri);
    this.#generations.delete(uri);
  }

  #runFor(document: OpenDocument, options: ForecastOptions): Run {
    const { uri, version } = document;
    const generation = this.#generationOf(uri);
    const runs = this.#runs.get(uri) ?? new Map<string, Run>();
    this.#runs.set(uri, runs);
    const key = JSON.stringify(options);
    const current = runs.get(key);
    if (
      current?.version === version &&
      current.generation === generation &&
      !current.controller.signal.aborted
    ) {
      return current;
    }
    for (const [otherKey, other] of runs) {
      const isStale = other.version !== version || other.generation !== generation;
      if (!isStale) continue;
      other.controller.abort(new SupersededError());
      runs.delete(otherKey);
    }
    const run = this.#start(document, options, generation);
    runs.set(key, run);
    // A failure is not kept: what failed may work the next time.
    run.result.catch(() => {
      if (runs.get(key) === run) runs.delete(key);
    });
    return run;
  }

  #start(document: OpenDocument, options: ForecastOptions, generation: number): Run {
    const controller = new AbortController();
    const result = this.#make(document, options, controller.signal);
    const run: Run = {
      version: document.version,
      generation,
      controller,
      result,
      waiting: 0,
      done: false,
    };
    const finish = (): void => {
      run.done = true;
    };
    result.then(finish, finish);
    return run;
  }

  #generationOf(uri: string): number {
    return this.#generations.get(uri) ?? 0;
  }
}

interface Run {
  readonly version: number;
  readonly generation: number;
  readonly controller: AbortController;
  readonly result: Promise<ForecastView>;
  waiting: number;
  done: boolean;
}

async function waitFor(run: Run, signal: AbortSignal): Promise<ForecastView> {
  run.waiting += 1;
  const ended = new AbortController();
  const aborted = new Promise<never>((_resolve, reject) => {
    for (const each of [signal, run.controller.signal]) {
      each.addEventListener("abort", () => reject(each.reason as Error), {
        once: true,
        signal: ended.signal,
      });
    }
  });
  try {
    return await Promise.race([run.result, aborted]);
  } finally {
    ended.abort();
    run.waiting -= 1;
    if (run.waiting === 0 && !run.done) run.controller.abort(signal.reason);
  }
}
