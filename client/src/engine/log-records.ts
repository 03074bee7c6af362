import { FrameReader } from "./log-frames.ts";
import { readTime } from "./log-time.ts";
import type { LogLine } from "./types.ts";

/** A longer line comes in pieces of this many bytes: one without an end must not grow for ever. */
export const LONGEST_LINE = 65_536;
/** The engine cuts what a container writes without a line end into records of this many bytes. */
const RECORD = 16_384;
const NEWLINE = 0x0a;
const NOTHING: Buffer = Buffer.alloc(0);

/** One connection's bytes as whole lines, each with the time that the engine wrote it down. */
export class LogRecords {
  readonly #frames = new FrameReader();
  /** Null where the engine divides the streams into frames, one a record. */
  readonly #raw: RawRecords | null;
  readonly #streams = { stdout: new LineJoiner("stdout"), stderr: new LineJoiner("stderr") };

  /** @param hasTerminal A container's terminal has one stream, and no frames. */
  constructor(hasTerminal: boolean) {
    this.#raw = hasTerminal ? new RawRecords() : null;
  }

  push(chunk: Buffer): readonly LogLine[] {
    const lines: LogLine[] = [];
    if (this.#raw !== null) {
      for (const record of this.#raw.push(chunk)) this.#streams.stdout.push(record, lines);
      return lines;
    }
    for (const { stream, bytes } of this.#frames.push(chunk)) {
      this.#streams[stream].push(bytes, lines);
    }
    return lines;
  }

  /** What is left when the container has ended without ending its line. */
  end(): readonly LogLine[] {
    const lines: LogLine[] = [];
    if (this.#raw !== null) this.#streams.stdout.push(this.#raw.rest, lines);
    this.#streams.stdout.end(lines);
    this.#streams.stderr.end(lines);
    return lines;
  }
}

/** Finds the records in bytes that are cut anywhere. */
class RawRecords {
  #rest = NOTHING;

  get rest(): Buffer {
    return this.#rest;
  }

  push(chunk: Buffer): readonly Buffer[] {
    const data = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    const records: Buffer[] = [];
    let start = 0;
    for (;;) {
      const left = data.subarray(start);
      const longest = (readTime(left)?.length ?? 0) + RECORD;
      const newline = left.indexOf(NEWLINE);
      const isWhole = newline >= 0 && newline < longest;
      if (!isWhole && left.length < longest) {
        this.#rest = left;
        return records;
      }
      const length = isWhole ? newline + 1 : longest;
      records.push(left.subarray(0, length));
      start += length;
    }
  }
}

/** Joins the records of one stream to lines: each record starts with its time. */
class LineJoiner {
  readonly #stream: LogLine["stream"];
  /** Of the line that has no end yet. */
  #rest = NOTHING;
  #time: string | null = null;

  constructor(stream: LogLine["stream"]) {
    this.#stream = stream;
  }

  push(record: Buffer, lines: LogLine[]): void {
    const read = readTime(record);
    const bytes = record.subarray(read?.length ?? 0);
    this.#time ??= read?.time ?? null;
    let data = this.#rest.length === 0 ? bytes : Buffer.concat([this.#rest, bytes]);
    for (;;) {
      const newline = data.indexOf(NEWLINE);
      if (newline > LONGEST_LINE || (newline < 0 && data.length > LONGEST_LINE)) {
        const cut = characterStart(data, LONGEST_LINE);
        this.#emit(data.subarray(0, cut), lines);
        data = data.subarray(cut);
      } else if (newline < 0) {
        break;
      } else {
        this.#emit(data.subarray(0, newline), lines);
        data = data.subarray(newline + 1);
      }
    }
    this.#rest = data;
    if (data.length === 0) this.#time = null;
  }

  end(lines: LogLine[]): void {
    if (this.#rest.length > 0) this.#emit(this.#rest, lines);
    this.#rest = NOTHING;
    this.#time = null;
  }

  #emit(bytes: Buffer, lines: LogLine[]): void {
    const text = bytes.toString("utf8");
    lines.push({
      time: this.#time ?? "",
      stream: this.#stream,
      text: text.endsWith("\r") ? text.slice(0, -1) : text,
    });
  }
}

/** Where the character begins that byte `at` is in. */
function characterStart(bytes: Buffer, at: number): number {
  let start = at;
  while (start > at - 4 && ((bytes[start] ?? 0) & 0xc0) === 0x80) start -= 1;
  return start;
}
