import * as vscode from "vscode";
import type { Command } from "./command.ts";
import { chooseOne } from "./targets.ts";

/** A container's log in a read-only document that follows it. */
export const showLogs: Command = {
  id: "strata.container.logs",
  run: async ({ engine, logs }, nodes) => {
    const row = await chooseOne(engine, nodes, {
      kinds: ["container"],
      title: vscode.l10n.t("Show the Log of a Container"),
      none: vscode.l10n.t("There is no container."),
    });
    if (row.kind === "container") {
      await logs.show(row);
    }
  },
};
