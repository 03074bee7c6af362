import * as vscode from "vscode";
import type { Command } from "./command.ts";
import { chooseOne } from "./targets.ts";

/** The `docker run` command that makes a container like this one, secrets masked. */
export const copyRunCommand: Command = {
  id: "strata.container.copyRun",
  run: async ({ engine }, nodes) => {
    const row = await chooseOne(engine, nodes, {
      kinds: ["container"],
      title: vscode.l10n.t("Copy as docker run Command"),
      none: vscode.l10n.t("There is no container."),
    });
    await vscode.env.clipboard.writeText(await engine.get().runCommand(row.id));
  },
};
