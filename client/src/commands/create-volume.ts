import * as vscode from "vscode";
import { askName, objectNameFault } from "./ask-name.ts";
import type { Command } from "./command.ts";

export const createVolume: Command = {
  id: "strata.volume.create",
  run: async ({ engine }) => {
    const name = await askName({
      title: vscode.l10n.t("Create a Volume"),
      prompt: vscode.l10n.t("The volume's name"),
      fault: objectNameFault,
    });
    await engine.get().changes.createVolume(name);
  },
};
