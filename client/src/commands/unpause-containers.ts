import * as vscode from "vscode";
import { containerAction } from "./act-on-containers.ts";

export const unpauseContainers = containerAction({
  id: "strata.container.unpause",
  action: "unpause",
  suits: (row) => row.state === "paused",
  title: () => vscode.l10n.t("Resume Containers"),
  none: () => vscode.l10n.t("There is no paused container to resume."),
});
