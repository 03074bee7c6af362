import * as vscode from "vscode";
import { askName, objectNameFault } from "./ask-name.ts";
import { attempt } from "./attempt.ts";
import type { Command } from "./command.ts";
import { chooseOne } from "./targets.ts";

export const renameContainer: Command = {
  id: "strata.container.rename",
  run: async (services, nodes) => {
    const { engine } = services;
    const row = await chooseOne(engine, nodes, {
      kinds: ["container"],
      title: vscode.l10n.t("Rename a Container"),
      none: vscode.l10n.t("There is no container to rename."),
    });
    if (row.kind !== "container") return;
    const name = await askName({
      title: vscode.l10n.t("Rename {0}", row.name),
      prompt: vscode.l10n.t("The container's new name"),
      value: row.name,
      fault: objectNameFault,
    });
    if (name === row.name) return;
    await attempt(services, vscode.l10n.t("Container {0} cannot be renamed", row.name), () =>
      engine.get().changes.rename(row.id, name),
    );
  },
};
