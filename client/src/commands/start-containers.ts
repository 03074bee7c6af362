import * as vscode from "vscode";
import { isUp } from "../explorer/describe.ts";
import { containerAction } from "./act-on-containers.ts";

export const startContainers = containerAction({
  id: "strata.container.start",
  action: "start",
  suits: (row) => !isUp(row),
  title: () => vscode.l10n.t("Start Containers"),
  none: () => vscode.l10n.t("There is no stopped container to start."),
});
