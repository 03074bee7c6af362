import * as vscode from "vscode";
import { isAnonymous } from "../explorer/describe.ts";
import { pruning } from "./prune-objects.ts";

/** All that no container mounts; those that nobody named are chosen to begin with. */
export const pruneVolumes = pruning({
  id: "strata.volume.prune",
  kind: "volume",
  viewId: "strata.volumes",
  title: () => vscode.l10n.t("Remove Unused Volumes and the Data in Them"),
  none: () => vscode.l10n.t("Every volume is used by a container."),
  unused: async (engine) => {
    const { volumes } = await engine.diskUsage();
    const usage = new Map(volumes.map((volume) => [volume.name, volume]));
    return engine
      .rows("volume")
      .filter((row) => usage.get(row.name)?.uses === 0)
      .map((row) => ({
        row,
        size: usage.get(row.name)?.size ?? null,
        usual: isAnonymous(row),
      }));
  },
});
