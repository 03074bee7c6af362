import * as vscode from "vscode";
import { removal } from "./remove-objects.ts";

export const removeImages = removal({
  id: "strata.image.remove",
  kind: "image",
  viewId: "strata.images",
  suits: () => true,
  title: () => vscode.l10n.t("Remove Images"),
  none: () => vscode.l10n.t("There is no image to remove."),
});
