import type { Clock } from "./back-off.ts";
import { hasAborted } from "./back-off.ts";

/** A burst of events (a compose project going up) is one look at the engine. */
const A_MOMENT = 60;

/** Runs one look at a time, a moment after the first reason for it. */
export class Looking {
  /** Rejects with the first look that failed; never resolves. */
  readonly failed: Promise<never>;
  readonly #clock: Clock;
  readonly #signal: AbortSignal;
  readonly #look: () => Promise<boolean>;
  #reject: (error: unknown) => void = () => undefined;
  #opened = false;
  #busy = false;
  #wanted = false;

  /** `look` says whether there is more to look at. */
  constructor(clock: Clock, signal: AbortSignal, look: () => Promise<boolean>) {
    this.#clock = clock;
    this.#signal = signal;
    this.#look = look;
    this.failed = new Promise((_resolve, reject) => {
      this.#reject = reject;
    });
    this.failed.catch(() => undefined);
  }

  /** Before this, reasons only gather: the first lists are still under way. */
  open(wanted: boolean): void {
    this.#opened = true;
    if (wanted) {
      this.wanted();
    }
  }

  wanted(): void {
    this.#wanted = true;
    if (this.#opened && !this.#busy) {
      this.#busy = true;
      this.#run().catch((error: unknown) => {
        this.#reject(error);
      });
    }
  }

  async #run(): Promise<void> {
    while (this.#wanted && !hasAborted(this.#signal)) {
      await this.#clock.sleep(A_MOMENT, this.#signal);
      if (hasAborted(this.#signal)) {
        return;
      }
      this.#wanted = false;
      this.#wanted = (await this.#look()) || this.#wanted;
    }
    this.#busy = false;
  }
}
