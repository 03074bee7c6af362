import * as vscode from "vscode";
import { isUp } from "../explorer/describe.ts";
import { containerAction } from "./act-on-containers.ts";

export const restartContainers = containerAction({
  id: "strata.container.restart",
  action: "restart",
  suits: isUp,
  title: () => vscode.l10n.t("Restart Containers"),
  none: () => vscode.l10n.t("There is no running container to restart."),
  failed: (name) => vscode.l10n.t("Container {0} cannot be restarted", name),
  someFailed: (failed, total) =>
    vscode.l10n.t("{0} of {1} containers cannot be restarted", failed, total),
});
