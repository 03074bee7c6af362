import * as vscode from "vscode";
import { addressesOf, addressOf } from "./addresses.ts";
import type { Command } from "./command.ts";
import { chooseOne } from "./targets.ts";

/** Where a container is reached: a published port, or its address in a network. */
export const copyAddress: Command = {
  id: "strata.container.copyAddress",
  run: async ({ engine }, nodes) => {
    const t = vscode.l10n.t;
    const own = addressOf(nodes[0]);
    if (own !== null) {
      await vscode.env.clipboard.writeText(own);
      return;
    }
    const row = await chooseOne(engine, nodes, {
      kinds: ["container"],
      suits: (each) => each.kind === "container" && addressesOf(each, t).length > 0,
      title: t("Copy the Address of a Container"),
      none: t("There is no container that has an address: only running ones have."),
    });
    if (row.kind !== "container") return;
    const items = addressesOf(row, t).map(({ text, of }) => ({ label: text, description: of }));
    const picked =
      items.length === 1
        ? items[0]
        : await vscode.window.showQuickPick(items, {
            title: t("Copy Which Address of {0}?", row.name),
            matchOnDescription: true,
          });
    if (picked === undefined) throw new vscode.CancellationError();
    await vscode.env.clipboard.writeText(picked.label);
  },
};
