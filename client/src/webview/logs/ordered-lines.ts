/** What is kept in the order of time. */
export interface Timed {
  /** Texts whose order is that of time. */
  readonly time: string;
}

/**
 * Lines in the order of time, however they come: what is older than the end is put where it belongs.
 * Those of the same moment stay in the order they came.
 */
export class OrderedLines<Line extends Timed> {
  #lines: Line[] = [];
  /** Those before are dropped. */
  #start = 0;

  get length(): number {
    return this.#lines.length - this.#start;
  }

  at(index: number): Line | undefined {
    return index < 0 ? undefined : this.#lines[this.#start + index];
  }

  clear(): void {
    this.#lines = [];
    this.#start = 0;
  }

  add(lines: readonly Line[]): void {
    let next = inOrder(lines) ? lines : lines.toSorted(byTime);
    const [first] = next;
    const last = this.#lines.at(-1);
    if (first === undefined) return;
    if (this.length > 0 && last !== undefined && last.time > first.time) {
      const later = this.#lines.splice(this.#start + this.indexAfter(first.time));
      next = [...later, ...next].sort(byTime);
    }
    for (const line of next) this.#lines.push(line);
  }

  /** Drops the oldest; gives them. */
  drop(count: number): readonly Line[] {
    const dropped = this.#lines.slice(this.#start, this.#start + count);
    this.#start += dropped.length;
    // What is dropped is let go when it is as much as what is kept.
    if (this.#start > this.#lines.length / 2) {
      this.#lines = this.#lines.slice(this.#start);
      this.#start = 0;
    }
    return dropped;
  }

  /** Of the first line after that time. */
  indexAfter(time: string): number {
    let low = 0;
    let high = this.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.at(middle)?.time ?? "") > time) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  /** Of that line; where it is not there, of the next one. */
  indexOf(line: Line): number {
    let index = this.indexAfter(line.time);
    const after = index;
    while (index > 0 && this.at(index - 1)?.time === line.time) {
      index -= 1;
      if (this.at(index) === line) return index;
    }
    return Math.min(after, Math.max(0, this.length - 1));
  }
}

function byTime(a: Timed, b: Timed): number {
  return a.time < b.time ? -1 : a.time > b.time ? 1 : 0;
}

function inOrder(lines: readonly Timed[]): boolean {
  return lines.every((line, index) => index === 0 || (lines[index - 1]?.time ?? "") <= line.time);
}
