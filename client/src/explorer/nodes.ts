import type {
  Attachment,
  FileChange,
  MountRow,
  ObjectKind,
  PortRow,
  Variable,
} from "../engine/types.ts";

/** A row of a view. The engine's store knows the rest: a node outlives every change of its object. */
export type ExplorerNode = ProjectNode | ObjectNode | InsideNode;

/** The containers of one compose project. */
export interface ProjectNode {
  readonly type: "project";
  readonly name: string;
}

export interface ObjectNode {
  readonly type: ObjectKind;
  readonly id: string;
}

/** A row below a container's row: all that it shows is in it. */
export type InsideNode = { readonly container: string } & (
  | { readonly type: "port"; readonly port: PortRow }
  | { readonly type: "mount"; readonly mount: MountRow }
  | { readonly type: "attachment"; readonly attachment: Attachment }
  | { readonly type: "environment" | "changes" }
  | { readonly type: "variable"; readonly variable: Variable }
  | { readonly type: "fileChange"; readonly change: FileChange }
  | NoteNode
);

/** A row that only says something, where others would be. */
export interface NoteNode {
  readonly type: "note";
  readonly below: "environment" | "changes";
  readonly text: string;
  readonly failed: boolean;
}

/** Identity for VS Code: kind and engine id, never state. */
export function nodeKey(node: ExplorerNode): string {
  switch (node.type) {
    case "project":
      return `project:${node.name}`;
    case "container":
    case "image":
    case "volume":
    case "network":
      return `${node.type}:${node.id}`;
    default:
      return [node.type, node.container, ...ownKey(node)].join(":");
  }
}

function ownKey(node: InsideNode): readonly (string | number)[] {
  switch (node.type) {
    case "port": {
      const { address, host, container, protocol } = node.port;
      return [address ?? "", host ?? "", container, protocol];
    }
    case "mount":
      return [node.mount.target];
    case "attachment":
      return [node.attachment.id];
    case "variable":
      return [node.variable.name];
    case "fileChange":
      return [node.change.path];
    case "note":
      return [node.below];
    case "environment":
    case "changes":
      return [];
  }
}

const OBJECTS: readonly unknown[] = ["container", "image", "volume", "network"];

/** Whether a command's argument is a node: commands are called by anybody. */
export function isNode(value: unknown): value is ExplorerNode {
  if (typeof value !== "object" || value === null || !("type" in value)) {
    return false;
  }
  if (value.type === "project") return hasText(value, "name");
  return hasText(value, OBJECTS.includes(value.type) ? "id" : "container");
}

function hasText(value: object, name: string): boolean {
  return typeof (value as Readonly<Record<string, unknown>>)[name] === "string";
}
