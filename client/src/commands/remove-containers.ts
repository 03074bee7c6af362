import * as vscode from "vscode";
import { removal } from "./remove-objects.ts";

export const removeContainers = removal({
  id: "strata.container.remove",
  kind: "container",
  viewId: "strata.containers",
  suits: () => true,
  title: () => vscode.l10n.t("Remove Containers"),
  none: () => vscode.l10n.t("There is no container to remove."),
});
