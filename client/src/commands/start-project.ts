import * as vscode from "vscode";
import { isUp } from "../explorer/describe.ts";
import { actOn } from "./act-on-containers.ts";
import { chooseProjects } from "./choose-project.ts";
import type { Command } from "./command.ts";
import { dependenciesFirst } from "./project-order.ts";

/** What a service needs starts before it. */
export const startProject: Command = {
  id: "strata.project.start",
  run: async (services, nodes) => {
    const { rows } = await chooseProjects(services.engine, nodes, {
      suits: (row) => !isUp(row) && !row.oneOff,
      title: vscode.l10n.t("Start a Project"),
      none: vscode.l10n.t("There is no project with a stopped container."),
    });
    await actOn(services, "start", rows, dependenciesFirst);
  },
};
