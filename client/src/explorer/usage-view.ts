import * as vscode from "vscode";
import type { LazyEngine } from "../engine/lazy-engine.ts";
import { noteNode, type UsageNode, usageTree } from "./usage-tree.ts";

const ID = "strata.usage";

export interface UsageView {
  /** Measures again, where the view can be seen. */
  refresh(): void;
  dispose(): void;
}

/** What the engine keeps on disk. Measuring takes it some time: only when somebody looks. */
export function registerUsageView(engine: LazyEngine): UsageView {
  const provider = new UsageProvider(engine);
  const view = vscode.window.createTreeView(ID, { treeDataProvider: provider });
  const visibility = view.onDidChangeVisibility(({ visible }) => {
    // Shown again, it is measured again.
    if (!visible) provider.refresh();
  });
  const all = vscode.Disposable.from(visibility, view, provider);
  return {
    refresh: () => {
      if (view.visible) provider.refresh();
    },
    dispose: () => {
      all.dispose();
    },
  };
}

class UsageProvider implements vscode.TreeDataProvider<UsageNode> {
  readonly #engine: LazyEngine;
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  #measured: Promise<readonly UsageNode[]> | null = null;

  constructor(engine: LazyEngine) {
    this.#engine = engine;
  }

  /** VS Code asks for the rows when it shows them; the ones it has stay until then. */
  refresh(): void {
    this.#measured = null;
    this.#changed.fire(undefined);
  }

  async getChildren(parent?: UsageNode): Promise<UsageNode[]> {
    if (parent !== undefined) return [...parent.children];
    this.#measured ??= this.#measure();
    return [...(await this.#measured)];
  }

  getTreeItem(node: UsageNode): vscode.TreeItem {
    const folding =
      node.children.length === 0
        ? vscode.TreeItemCollapsibleState.None
        : vscode.TreeItemCollapsibleState.Collapsed;
    const item = new vscode.TreeItem(node.label, folding);
    item.id = node.id;
    item.description = node.description;
    item.contextValue = node.contextValue;
    item.iconPath = new vscode.ThemeIcon(node.icon);
    item.accessibilityInformation = {
      label: [node.label, ...node.description.split(" · ")]
        .filter((text) => text !== "")
        .join(", "),
    };
    return item;
  }

  dispose(): void {
    this.#changed.dispose();
  }

  async #measure(): Promise<readonly UsageNode[]> {
    return vscode.window.withProgress({ location: { viewId: ID } }, async () => {
      try {
        const engine = this.#engine.get();
        await engine.connected();
        return usageTree(await engine.diskUsage(), engine, vscode.l10n.t);
      } catch (error) {
        const text = error instanceof Error ? error.message : String(error);
        return [noteNode("failed", text, "warning")];
      }
    });
  }
}
