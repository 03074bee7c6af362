import * as vscode from "vscode";
import { askName, objectNameFault } from "./ask-name.ts";
import type { Command } from "./command.ts";

export const createNetwork: Command = {
  id: "strata.network.create",
  run: async ({ engine }) => {
    const name = await askName({
      title: vscode.l10n.t("Create a Network"),
      prompt: vscode.l10n.t("The network's name"),
      fault: objectNameFault,
    });
    await engine.get().changes.createNetwork(name);
  },
};
