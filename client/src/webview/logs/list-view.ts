import type { LogEntry } from "./log-entry.ts";
import type { OrderedLines } from "./ordered-lines.ts";

/** Rows beyond what is seen, above and below: scrolling shows no gap. */
const BEYOND = 12;

export interface ListEvents {
  /** Whether it keeps at the newest line. */
  readonly onFollow: (isFollowing: boolean) => void;
  readonly makeRow: (entry: LogEntry) => HTMLElement;
}

/**
 * A list of any length of which the page has the rows that are seen, and a few more. It keeps at the
 * end until somebody scrolls up; then what is seen stays where it is, whatever comes or goes.
 */
export class ListView {
  readonly #root: HTMLElement;
  readonly #lines: OrderedLines<LogEntry>;
  readonly #events: ListEvents;
  /** As high as all rows together. */
  readonly #space = document.createElement("div");
  readonly #window = document.createElement("div");
  #rows = new Map<LogEntry, HTMLElement>();
  #rowHeight = 0;
  /** Rows may be higher than one line. */
  #hasHighRows = false;
  #isFollowing = true;
  /** The first line that is seen, and how much of it is above the edge. */
  #anchor: { readonly entry: LogEntry; readonly above: number } | null = null;
  #scrolledTo = 0;
  #frame = 0;

  constructor(root: HTMLElement, lines: OrderedLines<LogEntry>, events: ListEvents) {
    this.#root = root;
    this.#lines = lines;
    this.#events = events;
    this.#space.className = "space";
    this.#window.className = "window";
    this.#space.append(this.#window);
    root.append(this.#space);
    root.addEventListener("scroll", () => this.#onScroll());
    // At once: the next line must not pull down who wants to go up.
    root.addEventListener("wheel", ({ deltaY }) => deltaY < 0 && this.#leaveEnd(), {
      passive: true,
    });
    root.addEventListener("keydown", (event) => this.#onKey(event));
    new ResizeObserver(() => this.restyle()).observe(root);
  }

  get isFollowing(): boolean {
    return this.#isFollowing;
  }

  /** The rows look otherwise now: all are made again. */
  restyle(): void {
    const probe = document.createElement("div");
    probe.className = "row";
    probe.textContent = "x";
    this.#window.append(probe);
    this.#rowHeight = probe.getBoundingClientRect().height;
    probe.remove();
    for (let index = 0; this.#hasHighRows && index < this.#lines.length; index += 1) {
      const entry = this.#lines.at(index);
      if (entry !== undefined) entry.extra = 0;
    }
    this.#rows = new Map();
    this.#window.replaceChildren();
    this.changed();
  }

  /** @param mayBeHigh Rows may have more than one line of text. */
  setHighRows(mayBeHigh: boolean): void {
    // What was opened stays high.
    this.#hasHighRows ||= mayBeHigh;
    this.restyle();
  }

  /** One row is another now. */
  remake(entry: LogEntry): void {
    this.#rows.get(entry)?.remove();
    this.#rows.delete(entry);
    this.#hasHighRows = true;
    this.changed();
  }

  /** The lines are others; at most one drawing a frame. */
  changed(): void {
    if (this.#frame !== 0) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      this.#draw();
    });
  }

  /** Goes to the newest line, and stays there. */
  follow(): void {
    this.#setFollowing(true);
    this.changed();
  }

  /** Brings a line into the middle, and stays with it. */
  reveal(index: number): void {
    const entry = this.#lines.at(index);
    if (entry === undefined) return;
    this.#setFollowing(false);
    this.#anchor = { entry, above: -this.#root.clientHeight / 2 };
    this.changed();
  }

  stay(): void {
    this.#leaveEnd();
  }

  #leaveEnd(): void {
    if (!this.#isFollowing || this.#root.scrollHeight <= this.#root.clientHeight) return;
    this.#setFollowing(false);
    this.#remember();
  }

  #setFollowing(isFollowing: boolean): void {
    if (this.#isFollowing === isFollowing) return;
    this.#isFollowing = isFollowing;
    this.#events.onFollow(isFollowing);
  }

  #onKey(event: KeyboardEvent): void {
    if (event.target !== this.#root || event.ctrlKey || event.metaKey || event.altKey) return;
    const { clientHeight, scrollHeight } = this.#root;
    const distance: Partial<Readonly<Record<string, number>>> = {
      ArrowUp: -this.#rowHeight,
      ArrowDown: this.#rowHeight,
      PageUp: this.#rowHeight - clientHeight,
      PageDown: clientHeight - this.#rowHeight,
      Home: -scrollHeight,
      End: scrollHeight,
    };
    const by = distance[event.key];
    if (by === undefined) return;
    event.preventDefault();
    if (by < 0) this.#leaveEnd();
    this.#root.scrollBy({ top: by, behavior: "instant" });
  }

  #onScroll(): void {
    const { scrollTop, clientHeight, scrollHeight } = this.#root;
    // It was this list that scrolled.
    if (Math.abs(scrollTop - this.#scrolledTo) < 1) return;
    const isAtEnd = scrollTop + clientHeight >= scrollHeight - this.#rowHeight / 2;
    const wentUp = scrollTop < this.#scrolledTo;
    this.#scrolledTo = scrollTop;
    if (wentUp) this.#setFollowing(false);
    else if (isAtEnd) this.#setFollowing(true);
    this.#remember();
    this.changed();
  }

  #remember(): void {
    const { scrollTop } = this.#root;
    const index = this.#indexAt(scrollTop);
    const entry = this.#lines.at(index);
    this.#anchor = entry === undefined ? null : { entry, above: scrollTop - this.#topOf(index) };
  }

  #draw(): void {
    const { clientHeight } = this.#root;
    if (clientHeight === 0 || this.#rowHeight === 0) return;
    this.#place();
    // Rows that were measured for the first time may have moved what is seen.
    if (this.#hasHighRows && this.#measure()) this.#place();
  }

  /** Makes the rows that are seen from where the list stands now. */
  #place(): void {
    const { clientHeight } = this.#root;
    const height = this.#topOf(this.#lines.length);
    this.#space.style.height = `${height}px`;
    const end = Math.max(0, height - clientHeight);
    const anchor = this.#anchor;
    const wanted =
      this.#isFollowing || anchor === null
        ? end
        : this.#topOf(this.#lines.indexOf(anchor.entry)) + anchor.above;
    const top = Math.min(Math.max(0, wanted), end);
    const first = Math.max(0, this.#indexAt(top) - BEYOND);
    const count = Math.ceil(clientHeight / this.#rowHeight) + 2 * BEYOND;
    this.#window.style.transform = `translateY(${this.#topOf(first)}px)`;
    this.#fill(first, count);
    if (Math.abs(this.#root.scrollTop - top) >= 1) this.#root.scrollTop = top;
    // Browsers round.
    this.#scrolledTo = this.#root.scrollTop;
  }

  #fill(first: number, count: number): void {
    const rows = new Map<LogEntry, HTMLElement>();
    for (let index = first; index < first + count; index += 1) {
      const entry = this.#lines.at(index);
      if (entry === undefined) break;
      rows.set(entry, this.#rows.get(entry) ?? this.#events.makeRow(entry));
    }
    for (const [entry, row] of this.#rows) if (!rows.has(entry)) row.remove();
    this.#rows = rows;
    let next = this.#window.firstChild;
    for (const row of rows.values()) {
      if (row === next) next = next.nextSibling;
      else this.#window.insertBefore(row, next);
    }
  }

  /** Whether a row proved to be as high as nobody thought. */
  #measure(): boolean {
    const heights = [...this.#rows].map(
      ([entry, row]) => [entry, row.getBoundingClientRect().height - this.#rowHeight] as const,
    );
    let differs = false;
    for (const [entry, extra] of heights) {
      if (Math.abs(entry.extra - extra) < 0.5) continue;
      entry.extra = extra;
      differs = true;
    }
    return differs;
  }

  /** Pixels above a row. */
  #topOf(index: number): number {
    let top = index * this.#rowHeight;
    if (!this.#hasHighRows) return top;
    for (let before = 0; before < index; before += 1) top += this.#lines.at(before)?.extra ?? 0;
    return top;
  }

  #indexAt(top: number): number {
    if (!this.#hasHighRows) return Math.floor(top / Math.max(1, this.#rowHeight));
    let below = 0;
    for (let index = 0; index < this.#lines.length; index += 1) {
      below += this.#rowHeight + (this.#lines.at(index)?.extra ?? 0);
      if (below > top) return index;
    }
    return Math.max(0, this.#lines.length - 1);
  }
}
