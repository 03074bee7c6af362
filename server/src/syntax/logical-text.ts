import type { Span } from "../text/span.ts";

/** How many characters were read so far, shared by everything that reads for one parse. */
export interface ReadCount {
  characters: number;
}

/**
 * A text made of pieces of a source: an instruction's line with its continuations joined. It
 * knows where each of its characters came from.
 */
export class LogicalText {
  readonly text: string;
  /** For each piece: where it starts in `text`, and in the source. */
  readonly #starts: readonly number[];
  readonly #sources: readonly number[];
  readonly #offset: number;
  readonly #read: ReadCount;

  constructor(
    text: string,
    starts: readonly number[],
    sources: readonly number[],
    offset: number,
    read: ReadCount,
  ) {
    this.text = text;
    this.#starts = starts;
    this.#sources = sources;
    this.#offset = offset;
    this.#read = read;
  }

  /** Joins pieces of `source`; at least one, in order. */
  static join(source: string, pieces: readonly Span[], read: ReadCount): LogicalText {
    const starts: number[] = [];
    const sources: number[] = [];
    const texts: string[] = [];
    let length = 0;
    for (const piece of pieces) {
      if (piece.end === piece.start && starts.length > 0) continue;
      starts.push(length);
      sources.push(piece.start);
      texts.push(source.slice(piece.start, piece.end));
      length += piece.end - piece.start;
    }
    return new LogicalText(texts.join(""), starts, sources, 0, read);
  }

  /** To be called by whatever reads characters of this text, with their number. */
  countRead(characters: number): void {
    this.#read.characters += characters;
  }

  /** Part of this text, with the same way back to the source. */
  slice(start: number, end: number): LogicalText {
    return new LogicalText(
      this.text.slice(start, end),
      this.#starts,
      this.#sources,
      this.#offset + start,
      this.#read,
    );
  }

  /** Where the character at `offset` stands in the source. */
  toSource(offset: number): number {
    const absolute = this.#offset + offset;
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= absolute) low = middle;
      else high = middle - 1;
    }
    return (this.#sources[low] ?? 0) + absolute - (this.#starts[low] ?? 0);
  }

  /** The stretch of the source from the first to the last of these characters. */
  sourceSpan(start: number, end: number): Span {
    if (end <= start) {
      // Behind the character before, so that it stays on the near side of a continuation.
      const first = this.#offset + start === 0;
      const at = first ? this.toSource(start) : this.toSource(start - 1) + 1;
      return { start: at, end: at };
    }
    return { start: this.toSource(start), end: this.toSource(end - 1) + 1 };
  }

  /** The stretches of the source that these characters came from, in order. */
  pieces(): Span[] {
    const pieces: Span[] = [];
    const first = this.#offset;
    const last = this.#offset + this.text.length;
    this.#starts.forEach((start, index) => {
      const next = this.#starts[index + 1] ?? last;
      const from = Math.max(start, first);
      const to = Math.min(next, last);
      if (from >= to) return;
      const source = (this.#sources[index] ?? 0) - start;
      pieces.push({ start: source + from, end: source + to });
    });
    return pieces;
  }

  get span(): Span {
    return this.sourceSpan(0, this.text.length);
  }
}
