import * as vscode from "vscode";
import { containerAction } from "./act-on-containers.ts";

export const pauseContainers = containerAction({
  id: "strata.container.pause",
  action: "pause",
  suits: (row) => row.state === "running",
  title: () => vscode.l10n.t("Pause Containers"),
  none: () => vscode.l10n.t("There is no running container to pause."),
});
