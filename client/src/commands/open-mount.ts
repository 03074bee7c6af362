import * as vscode from "vscode";
import type { LazyEngine } from "../engine/lazy-engine.ts";
import type { ContainerRow, MountRow, Row } from "../engine/types.ts";
import type { ExplorerNode } from "../explorer/nodes.ts";
import type { Command } from "./command.ts";
import { hostPath } from "./host-path.ts";
import { chooseOne } from "./targets.ts";

/** Opens what a container has bound of this machine: in this window where it is part of it. */
export const openMount: Command = {
  id: "strata.container.openMount",
  run: async ({ engine }, nodes) => {
    const mount = ownMount(nodes[0]) ?? (await chooseMount(engine, nodes));
    if (!engine.get().local) {
      const text = vscode.l10n.t(
        "{0} is on the machine of the engine, which is not this one. Open a window there.",
        mount.source,
      );
      void vscode.window.showWarningMessage(text);
      return;
    }
    await open(vscode.Uri.file(hostPath(mount.source, process.platform)));
  },
};

function ownMount(node: ExplorerNode | undefined): MountRow | null {
  return node?.type === "mount" && isBound(node.mount) ? node.mount : null;
}

function isBound(mount: MountRow): boolean {
  return mount.type === "bind" && mount.source !== "";
}

async function chooseMount(lazy: LazyEngine, nodes: readonly ExplorerNode[]): Promise<MountRow> {
  const row = await chooseOne(lazy, nodes, {
    kinds: ["container"],
    suits: (each) => boundOf(each).length > 0,
    title: vscode.l10n.t("Open a Mounted Folder"),
    none: vscode.l10n.t("There is no container with a folder of this machine in it."),
  });
  const items = boundOf(row).map((mount) => ({
    label: mount.source,
    description: mount.target,
    mount,
  }));
  const title = vscode.l10n.t("Open Which Folder of {0}?", (row as ContainerRow).name);
  const picked =
    items.length === 1 ? items[0] : await vscode.window.showQuickPick(items, { title });
  if (picked === undefined) throw new vscode.CancellationError();
  return picked.mount;
}

function boundOf(row: Row): readonly MountRow[] {
  return row.kind === "container" ? row.mounts.filter(isBound) : [];
}

async function open(uri: vscode.Uri): Promise<void> {
  const { type } = await vscode.workspace.fs.stat(uri);
  if ((type & vscode.FileType.Directory) === 0) {
    await vscode.window.showTextDocument(uri);
    return;
  }
  if (vscode.workspace.getWorkspaceFolder(uri) !== undefined) {
    await vscode.commands.executeCommand("revealInExplorer", uri);
    return;
  }
  await vscode.commands.executeCommand("vscode.openFolder", uri, { forceNewWindow: true });
}
