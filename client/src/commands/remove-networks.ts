import * as vscode from "vscode";
import { removal } from "./remove-objects.ts";

export const removeNetworks = removal({
  id: "strata.network.remove",
  kind: "network",
  viewId: "strata.networks",
  suits: (row) => !row.builtIn,
  title: () => vscode.l10n.t("Remove Networks"),
  none: () => vscode.l10n.t("There is no network to remove: those of the engine itself stay."),
});
