import * as vscode from "vscode";
import { isUp } from "../explorer/describe.ts";
import { actOn } from "./act-on-containers.ts";
import { chooseProjects } from "./choose-project.ts";
import type { Command } from "./command.ts";
import { dependenciesLast } from "./project-order.ts";

/** What a service needs stops after it. */
export const stopProject: Command = {
  id: "strata.project.stop",
  run: async (services, nodes) => {
    const { rows } = await chooseProjects(services.engine, nodes, {
      suits: isUp,
      title: vscode.l10n.t("Stop a Project"),
      none: vscode.l10n.t("There is no project with a running container."),
    });
    await actOn(services, "stop", rows, dependenciesLast);
  },
};
