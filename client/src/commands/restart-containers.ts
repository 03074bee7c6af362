import * as vscode from "vscode";
import { isUp } from "../explorer/describe.ts";
import { containerAction } from "./act-on-containers.ts";

export const restartContainers = containerAction({
  id: "strata.container.restart",
  action: "restart",
  suits: isUp,
  title: () => vscode.l10n.t("Restart Containers"),
  none: () => vscode.l10n.t("There is no running container to restart."),
});
