import * as vscode from "vscode";
import { pruning } from "./prune-objects.ts";

/** All that no container was made from; those without a tag are chosen to begin with. */
export const pruneImages = pruning({
  id: "strata.image.prune",
  kind: "image",
  viewId: "strata.images",
  title: () => vscode.l10n.t("Remove Unused Images"),
  none: () => vscode.l10n.t("Every image is used by a container."),
  unused: async (engine) => {
    const { images } = await engine.diskUsage();
    const usage = new Map(images.map((image) => [image.id, image]));
    const used = new Set(engine.rows("container").map(({ imageId }) => imageId));
    return engine
      .rows("image")
      .filter((row) => !used.has(row.id) && (usage.get(row.id)?.containers ?? 0) === 0)
      .map((row) => {
        const { size, sharedSize } = usage.get(row.id) ?? { size: row.size, sharedSize: 0 };
        return { row, size: size - sharedSize, usual: row.tags.length === 0 };
      });
  },
});
