import * as vscode from "vscode";
import { attempt } from "./attempt.ts";
import { askName, objectNameFault } from "./ask-name.ts";
import type { Command } from "./command.ts";

export const createVolume: Command = {
  id: "strata.volume.create",
  run: async (services) => {
    const name = await askName({
      title: vscode.l10n.t("Create a Volume"),
      prompt: vscode.l10n.t("The volume's name"),
      fault: objectNameFault,
    });
    await attempt(services, vscode.l10n.t("Volume {0} cannot be created", name), () =>
      services.engine.get().changes.createVolume(name),
    );
  },
};
