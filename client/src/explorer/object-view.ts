import * as vscode from "vscode";
import type { LazyEngine } from "../engine/lazy-engine.ts";
import type { Engine, Release, Row } from "../engine/types.ts";
import type { RowView, TooltipLine } from "./describe.ts";
import type { ExplorerNode } from "./nodes.ts";
import { nodeKey } from "./nodes.ts";
import type { Folding, TreeShape } from "./tree-shape.ts";

export interface ObjectViewOptions {
  /** As in the manifest. */
  readonly id: string;
  readonly engine: LazyEngine;
  readonly shape: TreeShape;
  /** Called with the view when the engine's state changes. */
  readonly onState?: (view: vscode.TreeView<ExplorerNode>, engine: Engine) => void;
}

export interface ObjectView {
  /** Opens the view, and selects the row of that object. */
  reveal(node: ExplorerNode): Thenable<void>;
  dispose(): void;
}

/** A tree view on the engine's store. It needs the engine only while it can be seen. */
export function registerObjectView(options: ObjectViewOptions): ObjectView {
  const provider = new ObjectTree(options.engine, options.shape);
  const view = vscode.window.createTreeView(options.id, {
    treeDataProvider: provider,
    canSelectMany: true,
    showCollapseAll: options.id === "strata.containers",
  });
  const presence = new Presence(options.engine, provider, (engine) => {
    options.onState?.(view, engine);
  });
  presence.seen(view.visible);
  const visibility = view.onDidChangeVisibility((event) => {
    presence.seen(event.visible);
  });
  const closing = view.onDidCollapseElement(({ element }) => {
    provider.closed(element);
  });
  const all = vscode.Disposable.from(visibility, closing, presence, view, provider);
  return {
    reveal: (node) => view.reveal(node, { select: true, focus: true }),
    dispose: () => {
      all.dispose();
    },
  };
}

/** Ties a view's being seen to a need for the engine. */
class Presence {
  readonly #engine: LazyEngine;
  readonly #tree: ObjectTree;
  readonly #onState: (engine: Engine) => void;
  #need: Release | null = null;
  #listeners: readonly Release[] = [];

  constructor(engine: LazyEngine, tree: ObjectTree, onState: (engine: Engine) => void) {
    this.#engine = engine;
    this.#tree = tree;
    this.#onState = onState;
  }

  seen(visible: boolean): void {
    if (!visible) {
      this.#need?.dispose();
      this.#need = null;
      return;
    }
    const engine = this.#engine.get();
    if (this.#listeners.length === 0) {
      this.#listeners = [
        engine.onChange((change) => {
          this.#tree.apply(engine, change);
        }),
        engine.onState(() => {
          this.#onState(engine);
        }),
      ];
    }
    this.#need ??= engine.need();
  }

  dispose(): void {
    this.#need?.dispose();
    this.#listeners.forEach((listener) => {
      listener.dispose();
    });
  }
}

class ObjectTree implements vscode.TreeDataProvider<ExplorerNode> {
  readonly #engine: LazyEngine;
  readonly #shape: TreeShape;
  /** VS Code knows a node by the object it was given. */
  readonly #nodes = new Map<string, ExplorerNode>();
  readonly #changed = new vscode.EventEmitter<ExplorerNode[] | undefined>();
  readonly onDidChangeTreeData = this.#changed.event;

  constructor(engine: LazyEngine, shape: TreeShape) {
    this.#engine = engine;
    this.#shape = shape;
  }

  apply(engine: Engine, change: Parameters<TreeShape["touched"]>[1]): void {
    change.removed.forEach((row) => {
      keysOf(row).forEach((key) => this.#nodes.delete(key));
    });
    const touched = this.#shape.touched(engine, change);
    if (touched.includes(null)) {
      this.#changed.fire(undefined);
      return;
    }
    // A node that VS Code was never given is drawn when its parent is opened.
    const known = touched
      .map((node) => (node === null ? undefined : this.#nodes.get(nodeKey(node))))
      .filter((node) => node !== undefined);
    if (known.length > 0) {
      this.#changed.fire(known);
    }
  }

  /** The engine does not tell when a container writes a file: opened again, they are read again. */
  closed(node: ExplorerNode): void {
    if (node.type === "changes") {
      this.#changed.fire([node]);
    }
  }

  async getChildren(parent?: ExplorerNode): Promise<ExplorerNode[]> {
    const engine = this.#engine.opened;
    if (engine === null) {
      return [];
    }
    const children = await this.#shape.children(engine, parent ?? null);
    return children.map((node) => this.#intern(node));
  }

  /** VS Code asks when a row is to be shown that it does not have yet. */
  getParent(node: ExplorerNode): ExplorerNode | null {
    const parent = this.#shape.parent(this.#engine.get(), node);
    return parent === null ? null : this.#intern(parent);
  }

  getTreeItem(node: ExplorerNode): vscode.TreeItem {
    const engine = this.#engine.get();
    const view = this.#shape.view(engine, node);
    const item = new vscode.TreeItem(view?.label ?? "", COLLAPSIBLE[this.#shape.folding(node)]);
    item.id = nodeKey(node);
    if (view !== null) {
      dress(item, view);
    }
    return item;
  }

  resolveTreeItem(item: vscode.TreeItem, node: ExplorerNode): vscode.TreeItem {
    const engine = this.#engine.get();
    item.tooltip = tooltip(this.#shape.tooltip(engine, node, formatDate));
    return item;
  }

  dispose(): void {
    this.#changed.dispose();
  }

  /** One object for each row that can change or be opened; the others are their own data. */
  #intern(node: ExplorerNode): ExplorerNode {
    if (this.#shape.folding(node) === "none" && "container" in node) {
      return node;
    }
    const key = nodeKey(node);
    const known = this.#nodes.get(key);
    if (known !== undefined) {
      return known;
    }
    this.#nodes.set(key, node);
    return node;
  }
}

const COLLAPSIBLE: Readonly<Record<Folding, vscode.TreeItemCollapsibleState>> = {
  none: vscode.TreeItemCollapsibleState.None,
  closed: vscode.TreeItemCollapsibleState.Collapsed,
  open: vscode.TreeItemCollapsibleState.Expanded,
};

/** The keys that an object's own nodes are known by. */
function keysOf({ kind, id }: Row): readonly string[] {
  const inside: readonly ExplorerNode[] =
    kind === "container"
      ? [
          { type: "environment", container: id },
          { type: "changes", container: id },
        ]
      : [];
  return [{ type: kind, id }, ...inside].map(nodeKey);
}

function dress(item: vscode.TreeItem, view: RowView): void {
  item.description = view.description;
  item.contextValue = view.contextValue;
  item.iconPath = new vscode.ThemeIcon(
    view.icon,
    view.color === null ? undefined : new vscode.ThemeColor(view.color),
  );
  item.accessibilityInformation = { label: view.spoken };
}

/** The engine's strings are data: nothing in them is markup, a link or a command. */
function tooltip(lines: readonly TooltipLine[]): vscode.MarkdownString {
  const text = new vscode.MarkdownString();
  text.isTrusted = false;
  text.supportHtml = false;
  lines.forEach(([name, value], index) => {
    // Two spaces and a line end break the line; everything else is text.
    text.appendMarkdown(index === 0 ? "" : "  \n");
    text.appendText(`${name}: ${value}`);
  });
  return text;
}

function formatDate(milliseconds: number): string {
  return new Date(milliseconds).toLocaleString(vscode.env.language);
}
