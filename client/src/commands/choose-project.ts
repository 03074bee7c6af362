import * as vscode from "vscode";
import type { LazyEngine } from "../engine/lazy-engine.ts";
import type { ContainerRow } from "../engine/types.ts";
import { projectRows } from "../explorer/containers-shape.ts";
import { describeProject } from "../explorer/describe.ts";
import type { ExplorerNode } from "../explorer/nodes.ts";

export interface ProjectQuestion {
  /** Which of a project's containers the command is for; a project with none of them is left out. */
  readonly suits: (row: ContainerRow) => boolean;
  readonly title: string;
  /** Said when there is nothing to choose from. */
  readonly none: string;
}

export interface ChosenProjects {
  readonly names: readonly string[];
  /** Of all of them, those that suit. */
  readonly rows: readonly ContainerRow[];
}

/**
 * The compose projects of the selection, else one that the user picks.
 *
 * @throws vscode.CancellationError where none is chosen.
 */
export async function chooseProjects(
  lazy: LazyEngine,
  nodes: readonly ExplorerNode[],
  { suits, title, none }: ProjectQuestion,
): Promise<ChosenProjects> {
  const engine = lazy.get();
  await engine.connected();
  const suiting = (name: string): readonly ContainerRow[] =>
    projectRows(engine, name).filter(suits);
  const selected = nodes.flatMap((node) => (node.type === "project" ? [node.name] : []));
  const all = engine.rows("container").flatMap(({ project }) => project ?? []);
  const candidates = [...new Set(nodes.length > 0 ? selected : all)]
    .filter((name) => suiting(name).length > 0)
    .toSorted((a, b) => a.localeCompare(b, "en"));
  if (candidates.length === 0) {
    void vscode.window.showInformationMessage(none);
    throw new vscode.CancellationError();
  }
  const names =
    nodes.length > 0
      ? candidates
      : [await pick(candidates, title, (name) => projectRows(engine, name))];
  return { names, rows: names.flatMap(suiting) };
}

async function pick(
  names: readonly string[],
  title: string,
  members: (name: string) => readonly ContainerRow[],
): Promise<string> {
  const items = names.map((name) => {
    const { label, description, icon } = describeProject(name, members(name), vscode.l10n.t);
    return { label, description, iconPath: new vscode.ThemeIcon(icon), name };
  });
  const picked = await vscode.window.showQuickPick(items, { title });
  if (picked === undefined) throw new vscode.CancellationError();
  return picked.name;
}
