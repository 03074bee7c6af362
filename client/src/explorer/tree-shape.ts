import type { Engine, ObjectKind, Row, StoreChange } from "../engine/types.ts";
import type { Translate } from "../translate.ts";
import type { RowView, TooltipLine } from "./describe.ts";
import { describeRow, rowName, tooltipLines } from "./describe.ts";
import type { EngineInsides } from "./insides.ts";
import type { ExplorerNode } from "./nodes.ts";

/** What of an engine a view reads. */
export type EngineRows = Pick<Engine, "rows" | "row">;

/** What one view shows: pure, so that it can be tested without VS Code. */
export interface TreeShape {
  /** `parent` null: the top level. */
  children(
    engine: EngineRows & EngineInsides,
    parent: ExplorerNode | null,
  ): readonly ExplorerNode[] | Promise<readonly ExplorerNode[]>;
  /** Null for a node of the top level. */
  parent(engine: EngineRows, node: ExplorerNode): ExplorerNode | null;
  /** Whether it has children, and how it is before anybody opens or closes it. */
  folding(node: ExplorerNode): Folding;
  /** Null where the object is gone. */
  view(engine: EngineRows, node: ExplorerNode): RowView | null;
  tooltip(engine: EngineRows, node: ExplorerNode, formatDate: FormatDate): readonly TooltipLine[];
  /** The smallest nodes to draw again; null stands for the top level. */
  touched(engine: EngineRows, change: StoreChange): readonly (ExplorerNode | null)[];
}

export type Folding = "none" | "closed" | "open";

export type FormatDate = (milliseconds: number) => string;

/** A flat view of one kind, by name. */
export function flatShape(kind: ObjectKind, t: Translate): TreeShape {
  return {
    children: (engine, parent) =>
      parent === null ? byName(engine.rows(kind)).map((row) => ({ type: kind, id: row.id })) : [],
    parent: () => null,
    folding: () => "none",
    view: (engine, node) => {
      const row = rowOf(engine, node);
      return row === null ? null : describeRow(row, t);
    },
    tooltip: (engine, node, formatDate) => {
      const row = rowOf(engine, node);
      return row === null ? [] : tooltipLines(row, t, formatDate);
    },
    touched: (_engine, change) => {
      if (change.kind !== kind) {
        return [];
      }
      // An image changes by its tags, which are also its place in the order.
      const moved = kind === "image" ? change.changed.length : 0;
      return change.added.length + change.removed.length + moved > 0
        ? [null]
        : change.changed.map((row) => ({ type: kind, id: row.id }));
    },
  };
}

export function rowOf(engine: EngineRows, node: ExplorerNode): Row | null {
  return "id" in node ? engine.row(node.type, node.id) : null;
}

/** Named things first, by name; a tie is broken by id, so that the order never jumps. */
export function byName<R extends Row>(rows: readonly R[]): readonly R[] {
  return rows.toSorted(
    (a, b) =>
      Number(isNameless(a)) - Number(isNameless(b)) ||
      rowName(a).localeCompare(rowName(b), "en") ||
      a.id.localeCompare(b.id, "en"),
  );
}

function isNameless(row: Row): boolean {
  return row.kind === "image" && row.tags.length === 0;
}
