import * as vscode from "vscode";
import { isUp } from "../explorer/describe.ts";
import { pruning } from "./prune-objects.ts";

export const pruneContainers = pruning({
  id: "strata.container.prune",
  kind: "container",
  viewId: "strata.containers",
  title: () => vscode.l10n.t("Remove Stopped Containers"),
  none: () => vscode.l10n.t("There is no stopped container."),
  unused: async (engine) => {
    const { containers } = await engine.diskUsage();
    const sizes = new Map(containers.map(({ id, size }) => [id, size]));
    return engine
      .rows("container")
      .filter((row) => !isUp(row) && row.state !== "removing")
      .map((row) => ({ row, size: sizes.get(row.id) ?? null, usual: true }));
  },
});
