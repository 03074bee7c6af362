import type { ObjectKind, Row, StoreChange } from "./types.ts";

/** The rows of one kind, and what differs after each look at the engine. */
export class ObjectTable {
  readonly kind: ObjectKind;
  readonly #rows = new Map<string, Row>();

  constructor(kind: ObjectKind) {
    this.kind = kind;
  }

  rows(): readonly Row[] {
    return [...this.#rows.values()];
  }

  get(id: string): Row | null {
    return this.#rows.get(id) ?? null;
  }

  /** `listed` is everything there is. */
  replaceAll(listed: readonly Row[]): StoreChange | null {
    const present = new Set(listed.map((row) => row.id));
    const gone = [...this.#rows.keys()].filter((id) => !present.has(id));
    return this.apply(gone, listed);
  }

  /** Null where nothing differs. An id in both lists is there. */
  apply(gone: readonly string[], found: readonly Row[]): StoreChange | null {
    const removed: Row[] = [];
    const added: Row[] = [];
    const changed: Row[] = [];
    const before: Row[] = [];
    const there = new Set(found.map((row) => row.id));
    for (const id of gone) {
      const row = this.#rows.get(id);
      if (row !== undefined && !there.has(id)) {
        this.#rows.delete(id);
        removed.push(row);
      }
    }
    for (const row of found) {
      const known = this.#rows.get(row.id);
      this.#rows.set(row.id, row);
      if (known === undefined) {
        added.push(row);
      } else if (JSON.stringify(known) !== JSON.stringify(row)) {
        before.push(known);
        changed.push(row);
      }
    }
    const same = removed.length + added.length + changed.length === 0;
    return same ? null : { kind: this.kind, added, removed, changed, before };
  }

  clear(): StoreChange | null {
    return this.replaceAll([]);
  }
}
