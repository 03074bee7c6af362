import * as vscode from "vscode";
import type { LazyEngine } from "../engine/lazy-engine.ts";
import type { ObjectKind, Row, RowOf } from "../engine/types.ts";
import { OBJECT_KINDS } from "../engine/types.ts";
import { projectRows } from "../explorer/containers-shape.ts";
import { describeRow } from "../explorer/describe.ts";
import type { ExplorerNode } from "../explorer/nodes.ts";
import type { EngineRows } from "../explorer/tree-shape.ts";
import { byName } from "../explorer/tree-shape.ts";

export interface TargetQuestion<K extends ObjectKind> {
  readonly kind: K;
  /** Which objects the command can be used on. */
  readonly suits: (row: RowOf[K]) => boolean;
  /** Asked when nothing is selected. */
  readonly title: string;
  /** Said when there is nothing to choose from. */
  readonly none: string;
}

/**
 * The objects that a command is for: those of the selection that suit it (a project stands for its
 * containers), else what the user picks from all that suit.
 *
 * @throws vscode.CancellationError where nothing is chosen.
 */
export async function chooseMany<K extends ObjectKind>(
  lazy: LazyEngine,
  nodes: readonly ExplorerNode[],
  question: TargetQuestion<K>,
): Promise<readonly RowOf[K][]> {
  if (nodes.length > 0) {
    const rows = selectedRows(lazy.get(), nodes, question.kind).filter(question.suits);
    return rows.length > 0 ? rows : sayNone(question.none);
  }
  const items = pickItems(lazy, [question.kind], (row) => question.suits(row as RowOf[K]));
  await refuseEmpty(items, question.none);
  const picked = await vscode.window.showQuickPick(items, {
    title: question.title,
    canPickMany: true,
    matchOnDescription: true,
  });
  if (picked === undefined || picked.length === 0) {
    throw new vscode.CancellationError();
  }
  return picked.flatMap((item) => (item.row === undefined ? [] : [item.row as RowOf[K]]));
}

export interface OneQuestion {
  readonly kinds: readonly ObjectKind[];
  /** Which objects the command can be used on; all where it is absent. */
  readonly suits?: (row: Row) => boolean;
  readonly title: string;
  readonly none: string;
}

/** One object: the first of the selection, else what the user picks. */
export async function chooseOne(
  lazy: LazyEngine,
  nodes: readonly ExplorerNode[],
  question: OneQuestion,
): Promise<Row> {
  const suits = question.suits ?? (() => true);
  if (nodes.length > 0) {
    const selected = question.kinds.flatMap((kind) => selectedRows(lazy.get(), nodes, kind));
    const first = selected.find(suits);
    if (first !== undefined) return first;
    if (selected.length > 0) sayNone(question.none);
  }
  const items = pickItems(lazy, question.kinds, suits);
  await refuseEmpty(items, question.none);
  const picked = await vscode.window.showQuickPick(items, {
    title: question.title,
    matchOnDescription: true,
  });
  if (picked?.row === undefined) {
    throw new vscode.CancellationError();
  }
  return picked.row;
}

/** The objects of one kind among the nodes; a project's containers each once. */
export function selectedRows<K extends ObjectKind>(
  engine: EngineRows,
  nodes: readonly ExplorerNode[],
  kind: K,
): readonly RowOf[K][] {
  const rows = nodes.flatMap((node): readonly Row[] => {
    if (node.type === "project") {
      return kind === "container" ? projectRows(engine, node.name) : [];
    }
    const row = node.type === kind ? engine.row(node.type, node.id) : null;
    return row === null ? [] : [row];
  });
  return [...new Map(rows.map((row) => [row.id, row])).values()] as RowOf[K][];
}

interface RowItem extends vscode.QuickPickItem {
  /** Absent on the lines between kinds. */
  readonly row?: Row;
}

/** Asked of the engine now, whether or not a view is open. */
async function pickItems(
  lazy: LazyEngine,
  kinds: readonly ObjectKind[],
  suits: (row: Row) => boolean,
): Promise<readonly RowItem[]> {
  const engine = lazy.get();
  await engine.connected();
  return kinds.flatMap((kind): readonly RowItem[] => {
    const rows: readonly Row[] = byName<Row>(engine.rows(kind).filter(suits));
    const items = rows.map(pickItem);
    return kinds.length === 1 || items.length === 0 ? items : [separator(kind), ...items];
  });
}

function pickItem(row: Row): RowItem {
  const view = describeRow(row, vscode.l10n.t);
  return {
    row,
    label: view.label,
    description: view.description,
    iconPath: new vscode.ThemeIcon(view.icon),
  };
}

function separator(kind: ObjectKind): RowItem {
  const titles: Readonly<Record<ObjectKind, string>> = {
    container: vscode.l10n.t("Containers"),
    image: vscode.l10n.t("Images"),
    volume: vscode.l10n.t("Volumes"),
    network: vscode.l10n.t("Networks"),
  };
  return { label: titles[kind], kind: vscode.QuickPickItemKind.Separator };
}

async function refuseEmpty(items: Promise<readonly RowItem[]>, none: string): Promise<void> {
  if ((await items).length === 0) {
    sayNone(none);
  }
}

function sayNone(none: string): never {
  void vscode.window.showInformationMessage(none);
  throw new vscode.CancellationError();
}

export const EVERY_KIND = OBJECT_KINDS;
