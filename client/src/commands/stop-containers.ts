import * as vscode from "vscode";
import { isUp } from "../explorer/describe.ts";
import { containerAction } from "./act-on-containers.ts";

export const stopContainers = containerAction({
  id: "strata.container.stop",
  action: "stop",
  suits: isUp,
  title: () => vscode.l10n.t("Stop Containers"),
  none: () => vscode.l10n.t("There is no running container to stop."),
  failed: (name) => vscode.l10n.t("Container {0} cannot be stopped", name),
  someFailed: (failed, total) =>
    vscode.l10n.t("{0} of {1} containers cannot be stopped", failed, total),
});
