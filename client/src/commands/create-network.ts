import * as vscode from "vscode";
import { attempt } from "./attempt.ts";
import { askName, objectNameFault } from "./ask-name.ts";
import type { Command } from "./command.ts";

export const createNetwork: Command = {
  id: "strata.network.create",
  run: async (services) => {
    const name = await askName({
      title: vscode.l10n.t("Create a Network"),
      prompt: vscode.l10n.t("The network's name"),
      fault: objectNameFault,
    });
    await attempt(services, vscode.l10n.t("Network {0} cannot be created", name), () =>
      services.engine.get().changes.createNetwork(name),
    );
  },
};
