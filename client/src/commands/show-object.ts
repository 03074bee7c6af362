import * as vscode from "vscode";
import type { Engine, Row } from "../engine/types.ts";
import type { ExplorerNode } from "../explorer/nodes.ts";
import type { Command } from "./command.ts";
import { chooseOne, EVERY_KIND } from "./targets.ts";

/** Selects an object's row: of a container's mount its volume, of its network that network. */
export const showObject: Command = {
  id: "strata.showInSidebar",
  run: async ({ engine, explorer }, nodes) => {
    const named = namedBy(engine.get(), nodes[0]);
    const row =
      named ??
      (await chooseOne(engine, [], {
        kinds: EVERY_KIND,
        title: vscode.l10n.t("Show in the Sidebar"),
        none: vscode.l10n.t("The engine has nothing to show."),
      }));
    await explorer.reveal(row);
  },
};

/** The object of another view that a row below a container names. */
function namedBy(engine: Engine, node: ExplorerNode | undefined): Row | null {
  switch (node?.type) {
    case "mount":
      return node.mount.type === "volume" ? engine.row("volume", node.mount.source) : null;
    case "attachment":
      return engine.row("network", node.attachment.id);
    default:
      return null;
  }
}
