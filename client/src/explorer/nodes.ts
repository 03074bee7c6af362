import type { ObjectKind } from "../engine/types.ts";

/** A row of a view. The engine's store knows the rest: a node outlives every change of its object. */
export type ExplorerNode = ProjectNode | ObjectNode;

/** The containers of one compose project. */
export interface ProjectNode {
  readonly type: "project";
  readonly name: string;
}

export interface ObjectNode {
  readonly type: ObjectKind;
  readonly id: string;
}

/** Identity for VS Code: kind and engine id, never state. */
export function nodeKey(node: ExplorerNode): string {
  return node.type === "project" ? `project:${node.name}` : `${node.type}:${node.id}`;
}

/** Whether a command's argument is a node: commands are called by anybody. */
export function isNode(value: unknown): value is ExplorerNode {
  if (typeof value !== "object" || value === null || !("type" in value)) {
    return false;
  }
  return value.type === "project"
    ? "name" in value && typeof value.name === "string"
    : "id" in value && typeof value.id === "string";
}
