import * as vscode from "vscode";
import { isUp } from "../explorer/describe.ts";
import { containerAction } from "./act-on-containers.ts";

export const stopContainers = containerAction({
  id: "strata.container.stop",
  action: "stop",
  suits: isUp,
  title: () => vscode.l10n.t("Stop Containers"),
  none: () => vscode.l10n.t("There is no running container to stop."),
});
