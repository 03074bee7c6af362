import * as vscode from "vscode";
import type { Command } from "./command.ts";
import { chooseMany } from "./targets.ts";

/** The log of containers, of several merged by time, in the log viewer. */
export const showLogs: Command = {
  id: "strata.container.logs",
  run: async ({ engine, logPanels }, nodes) => {
    const [first] = nodes;
    if (nodes.length === 1 && first?.type === "project") {
      logPanels.show({ kind: "project", name: first.name });
      return;
    }
    const rows = await chooseMany(engine, nodes, {
      kind: "container",
      suits: () => true,
      title: vscode.l10n.t("Show the Log of Containers"),
      none: vscode.l10n.t("There is no container."),
    });
    logPanels.show({ kind: "containers", rows });
  },
};
