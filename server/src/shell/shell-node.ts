import type { Tree, TreeCursor } from "web-tree-sitter";

/** A node of a parsed script as plain data: it outlives the parser's tree. */
export interface ShellNode {
  readonly type: string;
  readonly isNamed: boolean;
  /** The parser put it there to go on; it is not in the text. */
  readonly isMissing: boolean;
  readonly start: number;
  readonly end: number;
  /** What the node is to its parent: `body`, `condition`. */
  readonly field: string | null;
  readonly children: readonly ShellNode[];
}

/** Copies the tree of a text; what lies deeper than `deepest` is left out. */
export function copyTree(tree: Tree, text: string, deepest: number): ShellNode {
  const cursor = tree.walk();
  try {
    return copyNode(cursor, text, deepest);
  } finally {
    cursor.delete();
  }
}

function copyNode(cursor: TreeCursor, text: string, deepest: number): ShellNode {
  const children: ShellNode[] = [];
  const node = {
    type: cursor.nodeType,
    isNamed: cursor.nodeIsNamed,
    isMissing: cursor.nodeIsMissing,
    start: startOf(cursor, text),
    end: cursor.endIndex,
    field: cursor.currentFieldName,
    children,
  };
  if (deepest > 0 && cursor.gotoFirstChild()) {
    do children.push(copyNode(cursor, text, deepest - 1));
    while (cursor.gotoNextSibling());
    cursor.gotoParent();
  }
  return node;
}

/** The grammar lets blanks in a string be part of the expansion behind them. */
function startOf({ startIndex, endIndex, nodeType }: TreeCursor, text: string): number {
  let start = startIndex;
  if (!/_?expansion$|substitution$/.test(nodeType)) return start;
  while (start < endIndex && /\s/.test(text.charAt(start))) start += 1;
  return start;
}

export function childOf(node: ShellNode, field: string): ShellNode | undefined {
  return node.children.find((child) => child.field === field);
}

export function hasToken(node: ShellNode, ...types: readonly string[]): boolean {
  return node.children.some((child) => !child.isNamed && types.includes(child.type));
}
