/** Time, chance and waiting, so that tests need none of them. */
export interface Clock {
  /** Milliseconds; only differences count. */
  now(): number;
  /** From 0 to less than 1. */
  random(): number;
  /** Resolves after that time, or at once when the signal aborts. Never rejects. */
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>;
}

const FIRST_DELAY = 250;
const LONGEST_DELAY = 15_000;

/**
 * Milliseconds to wait before attempt number `attempt` (from 0): doubling, at most 15 s, and a
 * random part of half of it, so that many windows do not knock at the same moment.
 */
export function backOffDelay(attempt: number, random: number): number {
  const full = Math.min(FIRST_DELAY * 2 ** Math.min(attempt, 20), LONGEST_DELAY);
  return Math.round(full / 2 + (full / 2) * random);
}

/** A signal's state now: the compiler takes an earlier look for the last word. */
export function hasAborted(signal: AbortSignal): boolean {
  return signal.aborted;
}

export const systemClock: Clock = {
  now: () => performance.now(),
  random: () => Math.random(),
  sleep: (milliseconds, signal) =>
    new Promise((resolve) => {
      if (signal.aborted) {
        resolve();
        return;
      }
      const done = (): void => {
        clearTimeout(timer);
        signal.removeEventListener("abort", done);
        resolve();
      };
      const timer = setTimeout(done, milliseconds);
      signal.addEventListener("abort", done);
    }),
};
