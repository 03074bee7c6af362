import type { ContainerRow, Row } from "../engine/types.ts";
import type { Translate } from "../translate.ts";
import { describeInside, insideTooltip } from "./describe-inside.ts";
import { describeProject, isUp } from "./describe.ts";
import { changeNodes, containerInsides, environmentNodes } from "./insides.ts";
import type { ExplorerNode } from "./nodes.ts";
import { nodeKey } from "./nodes.ts";
import type { EngineRows, TreeShape } from "./tree-shape.ts";
import { byName, flatShape } from "./tree-shape.ts";

/**
 * Containers by compose project, projects first; containers of no project stand at the top level.
 * Below a container is what is inside of it, read from the engine only when it is opened.
 */
export function containersShape(t: Translate): TreeShape {
  const flat = flatShape("container", t);
  /** A container keeps the environment it was made with. */
  const environments = new Map<string, Promise<readonly ExplorerNode[]>>();
  return {
    children: (engine, parent) => {
      if (parent === null) {
        return [...projects(engine), ...containers(engine, null)];
      }
      switch (parent.type) {
        case "project":
          return containers(engine, parent.name);
        case "container": {
          const row = engine.row("container", parent.id);
          return row === null ? [] : containerInsides(row);
        }
        case "environment":
          return remembered(environments, parent.container, () =>
            environmentNodes(engine, parent.container, t),
          );
        case "changes":
          return changeNodes(engine, parent.container, t);
        default:
          return [];
      }
    },
    parent: (engine, node) => {
      switch (node.type) {
        case "container": {
          const row = engine.row("container", node.id);
          return (row === null ? [] : projectOf(row))[0] ?? null;
        }
        case "variable":
          return { type: "environment", container: node.container };
        case "fileChange":
          return { type: "changes", container: node.container };
        case "note":
          return { type: node.below, container: node.container };
        default:
          return "container" in node ? { type: "container", id: node.container } : null;
      }
    },
    folding: ({ type }) => {
      if (type === "project") return "open";
      return type === "container" || type === "environment" || type === "changes"
        ? "closed"
        : "none";
    },
    view: (engine, node) => {
      if ("container" in node) {
        return describeInside(node, t);
      }
      if (node.type !== "project") {
        return flat.view(engine, node);
      }
      const members = projectRows(engine, node.name);
      return members.length === 0 ? null : describeProject(node.name, members, t);
    },
    tooltip: (engine, node, formatDate) => {
      if ("container" in node) {
        return insideTooltip(node, t);
      }
      return node.type === "project"
        ? [[t("Compose project"), node.name]]
        : flat.tooltip(engine, node, formatDate);
    },
    touched: (engine, change) => {
      if (change.kind !== "container") {
        return [];
      }
      change.removed.forEach(({ id }) => environments.delete(id));
      const changed = change.changed.flatMap((row, index) => [
        { type: "container" as const, id: row.id },
        ...(countsAlike(row, change.before[index]) ? [] : projectOf(row)),
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

/** What failed is read again. */
async function remembered(
  known: Map<string, Promise<readonly ExplorerNode[]>>,
  container: string,
  read: () => Promise<readonly ExplorerNode[]>,
): Promise<readonly ExplorerNode[]> {
  const reading = known.get(container) ?? read();
  known.set(container, reading);
  const nodes = await reading;
  if (nodes.some((node) => node.type === "note" && node.failed)) known.delete(container);
  return nodes;
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

/** Whether the row of its project stays as it is. */
function countsAlike(row: Row, before: Row | undefined): boolean {
  return row.kind === "container" && before?.kind === "container" && isUp(row) === isUp(before);
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
