import * as vscode from "vscode";
import { pruning } from "./prune-objects.ts";

export const pruneNetworks = pruning({
  id: "strata.network.prune",
  kind: "network",
  viewId: "strata.networks",
  title: () => vscode.l10n.t("Remove Unused Networks"),
  none: () => vscode.l10n.t("Every network is used by a container."),
  unused: async (engine) => {
    const unused = await engine.unusedNetworks();
    return engine
      .rows("network")
      .filter((row) => !row.builtIn && unused.has(row.id))
      .map((row) => ({ row, size: null, usual: true }));
  },
});
