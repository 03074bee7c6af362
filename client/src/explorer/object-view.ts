import * as vscode from "vscode";
import type { LazyEngine } from "../engine/lazy-engine.ts";
import type { Engine, Release } from "../engine/types.ts";
import type { RowView, TooltipLine } from "./describe.ts";
import type { ExplorerNode } from "./nodes.ts";
import { nodeKey } from "./nodes.ts";
import type { TreeShape } from "./tree-shape.ts";

export interface ObjectViewOptions {
  /** As in the manifest. */
  readonly id: string;
  readonly engine: LazyEngine;
  readonly shape: TreeShape;
  /** Called with the view when the engine's state changes. */
  readonly onState?: (view: vscode.TreeView<ExplorerNode>, engine: Engine) => void;
}

/** A tree view on the engine's store. It needs the engine only while it can be seen. */
export function registerObjectView(options: ObjectViewOptions): vscode.Disposable {
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
  return vscode.Disposable.from(visibility, presence, view, provider);
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
      this.#nodes.delete(nodeKey({ type: row.kind, id: row.id }));
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

  getChildren(parent?: ExplorerNode): ExplorerNode[] {
    const engine = this.#engine.opened;
    if (engine === null) {
      return [];
    }
    return this.#shape.children(engine, parent ?? null).map((node) => this.#intern(node));
  }

  getTreeItem(node: ExplorerNode): vscode.TreeItem {
    const engine = this.#engine.get();
    const view = this.#shape.view(engine, node);
    const item = new vscode.TreeItem(
      view?.label ?? "",
      this.#shape.hasChildren(node)
        ? vscode.TreeItemCollapsibleState.Expanded
        : vscode.TreeItemCollapsibleState.None,
    );
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

  #intern(node: ExplorerNode): ExplorerNode {
    const key = nodeKey(node);
    const known = this.#nodes.get(key);
    if (known !== undefined) {
      return known;
    }
    this.#nodes.set(key, node);
    return node;
  }
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
