import * as vscode from "vscode";
import { actOn } from "./act-on-containers.ts";
import { chooseProjects } from "./choose-project.ts";
import type { Command } from "./command.ts";
import { dependenciesFirst } from "./project-order.ts";

/** What a service needs restarts before it. */
export const restartProject: Command = {
  id: "strata.project.restart",
  run: async (services, nodes) => {
    const { rows } = await chooseProjects(services.engine, nodes, {
      suits: (row) => !row.oneOff,
      title: vscode.l10n.t("Restart a Project"),
      none: vscode.l10n.t("There is no project."),
    });
    await actOn(services, "restart", rows, dependenciesFirst);
  },
};
