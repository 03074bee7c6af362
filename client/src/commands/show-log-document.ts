import * as vscode from "vscode";
import type { Command } from "./command.ts";
import { chooseOne } from "./targets.ts";

/** A container's log in a read-only document that follows it. */
export const showLogDocument: Command = {
  id: "strata.container.logDocument",
  run: async ({ engine, logs }, nodes) => {
    const row = await chooseOne(engine, nodes, {
      kinds: ["container"],
      title: vscode.l10n.t("Open the Log of a Container in the Editor"),
      none: vscode.l10n.t("There is no container."),
    });
    if (row.kind === "container") {
      await logs.show(row);
    }
  },
};
