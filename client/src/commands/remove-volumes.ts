import * as vscode from "vscode";
import { removal } from "./remove-objects.ts";

export const removeVolumes = removal({
  id: "strata.volume.remove",
  kind: "volume",
  viewId: "strata.volumes",
  suits: () => true,
  title: () => vscode.l10n.t("Remove Volumes"),
  none: () => vscode.l10n.t("There is no volume to remove."),
});
