import { secondsBefore } from "./log-time.ts";
import type { LogLine } from "./types.ts";

/** How far the two streams' lines may stand in another order than their times say, in seconds. */
const MARGIN = 1;

/**
 * How far a log has been read, so that another connection goes on at the very next line. The engine
 * gives lines again from a moment on: those that were read are told by their time and, as many lines
 * may have the same one, by their number at that time. Within one stream times never fall.
 */
export class LogPosition {
  readonly #streams = { stdout: new StreamPosition(), stderr: new StreamPosition() };
  #first: string | null = null;

  /** The moment from which another connection is to give lines; null where none was read. */
  get since(): string | null {
    const times = [this.#streams.stdout.time, this.#streams.stderr.time].filter(
      (time) => time !== "",
    );
    if (this.#first === null || times.length === 0) return null;
    const [latest = ""] = times.toSorted().reverse();
    const margin = secondsBefore(latest, MARGIN);
    // Nothing from before the first line: it was not asked for.
    return margin > this.#first ? margin : this.#first;
  }

  /** A new connection begins, that gives lines from {@link since} on. */
  reopen(): void {
    this.#streams.stdout.reopen();
    this.#streams.stderr.reopen();
  }

  /** Whether the line was not read before. */
  accept({ stream, time }: LogLine): boolean {
    this.#first ??= time;
    return this.#streams[stream].accept(time);
  }
}

class StreamPosition {
  #time = "";
  /** How many lines at that time were read. */
  #count = 0;
  /** How many of them the connection may still give again; null where it gives only new ones. */
  #again: number | null = null;

  get time(): string {
    return this.#time;
  }

  reopen(): void {
    this.#again = this.#time === "" ? null : this.#count;
  }

  accept(time: string): boolean {
    if (this.#again !== null) {
      if (time < this.#time) return false;
      if (time === this.#time && this.#again > 0) {
        this.#again -= 1;
        return false;
      }
      this.#again = null;
    }
    if (time === this.#time) {
      this.#count += 1;
    } else {
      this.#time = time;
      this.#count = 1;
    }
    return true;
  }
}
