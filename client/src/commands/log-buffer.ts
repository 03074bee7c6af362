/** The end of a log, bounded: a container may write for ever. */
export class LogBuffer {
  readonly #limit: number;
  #text = "";
  #dropped = false;

  /** @param limit UTF-16 code units. */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Whether the beginning had to go. */
  get dropped(): boolean {
    return this.#dropped;
  }

  get text(): string {
    return this.#text;
  }

  /** Whole lines. Beyond the limit the older half goes, at the start of a line. */
  append(lines: string): void {
    this.#text += lines;
    if (this.#text.length <= this.#limit) {
      return;
    }
    const cut = this.#text.length - Math.floor(this.#limit / 2);
    const lineStart = this.#text.indexOf("\n", cut - 1) + 1;
    this.#text = this.#text.slice(lineStart === 0 ? cut : lineStart);
    this.#dropped = true;
  }
}
