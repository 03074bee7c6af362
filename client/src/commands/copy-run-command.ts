import * as vscode from "vscode";
import { rowName } from "../explorer/describe.ts";
import { attempt } from "./attempt.ts";
import type { Command } from "./command.ts";
import { chooseOne } from "./targets.ts";

/** The `docker run` command that makes a container like this one, secrets masked. */
export const copyRunCommand: Command = {
  id: "strata.container.copyRun",
  run: async (services, nodes) => {
    const row = await chooseOne(services.engine, nodes, {
      kinds: ["container"],
      title: vscode.l10n.t("Copy as docker run Command"),
      none: vscode.l10n.t("There is no container."),
    });
    const failed = vscode.l10n.t("The command of container {0} cannot be told", rowName(row));
    const command = await attempt(services, failed, () => services.engine.get().runCommand(row.id));
    await vscode.env.clipboard.writeText(command);
  },
};
