import type { SentLine } from "@strata/protocol/logs-panel";

/** In one message: what a page takes without a pause that is seen. */
const MOST_LINES = 4000;
const MOST_CHARACTERS = 1_000_000;
/** How many lines may wait before no more are read. */
const MOST_WAITING = 8000;
/** A frame. */
const EVERY_MILLISECONDS = 16;

export interface LogSenderOptions {
  readonly post: (lines: readonly SentLine[]) => void;
  readonly later: (run: () => void, milliseconds: number) => void;
}

/**
 * Sends lines to a page, at most once a frame and not before the page has taken the last ones. Who
 * adds lines waits while the page has enough: nothing piles up, and nothing is lost.
 */
export class LogSender {
  readonly #options: LogSenderOptions;
  #waiting: SentLine[] = [];
  /** Resolved when there is room. */
  #full: (() => void)[] = [];
  /** Lines are on their way, or will be in a moment. */
  #isBusy = false;

  constructor(options: LogSenderOptions) {
    this.#options = options;
  }

  /** Resolves when more may be added. */
  add(lines: readonly SentLine[]): Promise<void> {
    for (const line of lines) this.#waiting.push(line);
    if (!this.#isBusy) this.#sendLater();
    if (this.#waiting.length < MOST_WAITING) return Promise.resolve();
    return new Promise((resolve) => this.#full.push(resolve));
  }

  /** The page has taken what was sent. */
  taken(): void {
    this.#isBusy = false;
    if (this.#waiting.length > 0) this.#sendLater();
  }

  /** The page begins anew: what waits or was not taken is not for it. */
  clear(): void {
    this.#waiting = [];
    this.#isBusy = false;
    this.#makeRoom();
  }

  #sendLater(): void {
    this.#isBusy = true;
    this.#options.later(() => this.#send(), EVERY_MILLISECONDS);
  }

  #send(): void {
    let characters = 0;
    let count = 0;
    for (const [, , , text] of this.#waiting) {
      characters += text.length;
      if (count === MOST_LINES || (count > 0 && characters > MOST_CHARACTERS)) break;
      count += 1;
    }
    // It may have been cleared meanwhile.
    if (count === 0) {
      this.#isBusy = false;
      return;
    }
    this.#options.post(this.#waiting.splice(0, count));
    if (this.#waiting.length < MOST_WAITING) this.#makeRoom();
  }

  #makeRoom(): void {
    const full = this.#full;
    this.#full = [];
    full.forEach((resolve) => resolve());
  }
}
