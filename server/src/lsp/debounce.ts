/** Runs work for a key once things have been quiet, and at the latest after a while. */
export class Debouncer {
  readonly #quietMilliseconds: number;
  readonly #longestMilliseconds: number;
  readonly #waiting = new Map<string, Waiting>();

  constructor(quietMilliseconds: number, longestMilliseconds = 10 * quietMilliseconds) {
    this.#quietMilliseconds = quietMilliseconds;
    this.#longestMilliseconds = longestMilliseconds;
  }

  /** The newest work for a key takes the place of the one that waits. */
  schedule(key: string, work: () => void): void {
    const now = performance.now();
    const since = this.#waiting.get(key)?.since ?? now;
    this.cancel(key);
    const left = Math.max(0, since + this.#longestMilliseconds - now);
    const run = (): void => {
      this.#waiting.delete(key);
      work();
    };
    const timer = setTimeout(run, Math.min(this.#quietMilliseconds, left));
    this.#waiting.set(key, { since, timer });
  }

  cancel(key: string): void {
    clearTimeout(this.#waiting.get(key)?.timer);
    this.#waiting.delete(key);
  }

  dispose(): void {
    for (const key of [...this.#waiting.keys()]) this.cancel(key);
  }
}

interface Waiting {
  readonly since: number;
  readonly timer: NodeJS.Timeout;
}
