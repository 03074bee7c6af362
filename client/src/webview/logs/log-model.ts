import { LEVELS, type Level } from "./level.ts";
import type { LogEntry } from "./log-entry.ts";
import type { Matcher } from "./matcher.ts";
import { OrderedLines } from "./ordered-lines.ts";

/** What the viewer keeps at most; beyond it the oldest lines go. */
export const MOST_LINES = 200_000;
/** Of UTF-16, in all lines together. */
export const MOST_CHARACTERS = 64_000_000;

export interface Filter {
  /** Lines of this level and graver ones; null is all, with those that say no level. */
  readonly level: Level | null;
  /** Containers whose lines are left out. */
  readonly hidden: ReadonlySet<number>;
  /** Only lines that match, where it is set. */
  readonly matcher: Matcher | null;
}

/** The lines that are kept, and those of them that are shown. */
export class LogModel {
  readonly #most: { readonly lines: number; readonly characters: number };
  readonly #all = new OrderedLines<LogEntry>();
  readonly shown = new OrderedLines<LogEntry>();
  #characters = 0;
  #dropped = 0;
  #filter: Filter = { level: null, hidden: new Set(), matcher: null };

  constructor(most = { lines: MOST_LINES, characters: MOST_CHARACTERS }) {
    this.#most = most;
  }

  /** How many lines are kept. */
  get kept(): number {
    return this.#all.length;
  }

  /** How many had to go. */
  get dropped(): number {
    return this.#dropped;
  }

  /** Gives how many of them are shown. */
  add(entries: readonly LogEntry[]): number {
    const passing = this.#passing(entries);
    this.#all.add(entries);
    this.shown.add(passing);
    for (const { text } of entries) this.#characters += text.length;
    this.#dropOldest();
    return passing.length;
  }

  clear(): void {
    this.#all.clear();
    this.shown.clear();
    this.#characters = 0;
    this.#dropped = 0;
  }

  filter(filter: Filter): void {
    this.#filter = filter;
    const all = Array.from({ length: this.#all.length }, (_, index) => this.#all.at(index));
    this.shown.clear();
    this.shown.add(this.#passing(all.filter((entry) => entry !== undefined)));
  }

  #passing(entries: readonly LogEntry[]): readonly LogEntry[] {
    const { level, hidden, matcher } = this.#filter;
    const levels = level === null ? null : new Set(LEVELS.slice(0, LEVELS.indexOf(level) + 1));
    if (levels === null && hidden.size === 0 && matcher === null) return entries;
    return entries.filter(
      (entry) =>
        (levels === null || (entry.level !== null && levels.has(entry.level))) &&
        !hidden.has(entry.source) &&
        (matcher === null || matcher.matches(entry.plain)),
    );
  }

  #dropOldest(): void {
    let count = Math.max(0, this.#all.length - this.#most.lines);
    let characters = this.#characters;
    for (let index = 0; index < count || characters > this.#most.characters; index += 1) {
      const entry = this.#all.at(index);
      if (entry === undefined) break;
      characters -= entry.text.length;
      count = Math.max(count, index + 1);
    }
    if (count === 0) return;
    this.#characters = characters;
    this.#dropped += count;
    const dropped = new Set(this.#all.drop(count));
    let shown = 0;
    for (let first = this.shown.at(0); first !== undefined && dropped.has(first);) {
      shown += 1;
      first = this.shown.at(shown);
    }
    this.shown.drop(shown);
  }
}
