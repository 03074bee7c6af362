import type { ContainerRow, Row } from "../engine/types.ts";
import type { Translate } from "../translate.ts";
import { describeProject } from "./describe.ts";
import type { ExplorerNode } from "./nodes.ts";
import { nodeKey } from "./nodes.ts";
import type { EngineRows, TreeShape } from "./tree-shape.ts";
import { byName, flatShape } from "./tree-shape.ts";

/** Containers by compose project, projects first; containers of no project stand at the top level. */
export function containersShape(t: Translate): TreeShape {
  const flat = flatShape("container", t);
  return {
    children: (engine, parent) => {
      if (parent === null) {
        return [...projects(engine), ...containers(engine, null)];
      }
      return parent.type === "project" ? containers(engine, parent.name) : [];
    },
    hasChildren: (node) => node.type === "project",
    view: (engine, node) => {
      if (node.type !== "project") {
        return flat.view(engine, node);
      }
      const members = projectRows(engine, node.name);
      return members.length === 0 ? null : describeProject(node.name, members, t);
    },
    tooltip: (engine, node, formatDate) =>
      node.type === "project"
        ? [[t("Compose project"), node.name]]
        : flat.tooltip(engine, node, formatDate),
    touched: (engine, change) => {
      if (change.kind !== "container") {
        return [];
      }
      const changed = change.changed.flatMap((row) => [
        { type: "container" as const, id: row.id },
        ...projectOf(row),
      ]);
      const parents = [...change.added, ...change.removed].map((row) =>
        parentOf(engine, row, change.added),
      );
      if (parents.includes(null)) {
        return [null];
      }
      const nodes = [...parents.filter((node) => node !== null), ...changed];
      return [...new Map(nodes.map((node) => [nodeKey(node), node])).values()];
    },
  };
}

/** The containers of a compose project, by name. */
export function projectRows(engine: EngineRows, project: string): readonly ContainerRow[] {
  return byName(engine.rows("container").filter((row) => row.project === project));
}

function projects(engine: EngineRows): readonly ExplorerNode[] {
  const names = new Set(engine.rows("container").map((row) => row.project));
  return [...names]
    .filter((name) => name !== null)
    .toSorted((a, b) => a.localeCompare(b, "en"))
    .map((name) => ({ type: "project", name }));
}

function containers(engine: EngineRows, project: string | null): readonly ExplorerNode[] {
  const rows = engine.rows("container").filter((row) => row.project === project);
  return byName(rows).map((row) => ({ type: "container", id: row.id }));
}

function projectOf(row: Row): readonly ExplorerNode[] {
  return row.kind === "container" && row.project !== null
    ? [{ type: "project", name: row.project }]
    : [];
}

/** Null is the top level: also where a project appears with its first container or goes with its last. */
function parentOf(engine: EngineRows, row: Row, added: readonly Row[]): ExplorerNode | null {
  const [project] = projectOf(row);
  if (project?.type !== "project") {
    return null;
  }
  const isNew = (candidate: Row): boolean => added.some((other) => other.id === candidate.id);
  const there = projectRows(engine, project.name);
  return there.some((candidate) => !isNew(candidate)) ? project : null;
}
