import { bytesText } from "@strata/protocol/words";
import * as vscode from "vscode";
import type { CacheRecord } from "../engine/types.ts";
import { attempt } from "./attempt.ts";
import type { Command } from "./command.ts";

const VIEW = { location: { viewId: "strata.usage" } };

/** Shows what no build uses now and how large it is, and removes what is chosen of it. */
export const pruneBuildCache: Command = {
  id: "strata.buildCache.prune",
  run: async (services) => {
    const { engine: lazy, explorer } = services;
    const engine = lazy.get();
    const { buildCache } = await vscode.window.withProgress(VIEW, async () => {
      await engine.connected();
      return engine.diskUsage();
    });
    const unused = buildCache.filter((record) => !record.inUse);
    if (unused.length === 0) {
      void vscode.window.showInformationMessage(vscode.l10n.t("There is no unused build cache."));
      return;
    }
    const chosen = await choose(unused);
    await confirm(chosen);
    const ids = chosen.length === unused.length ? null : chosen.map(({ id }) => id);
    const freed = await attempt(
      services,
      vscode.l10n.t("The build cache cannot be removed"),
      async () => vscode.window.withProgress(VIEW, () => engine.changes.pruneBuildCache(ids)),
    );
    explorer.refreshUsage();
    void vscode.window.showInformationMessage(
      vscode.l10n.t("{0} of build cache removed.", bytesText(freed)),
    );
  },
};

async function choose(unused: readonly CacheRecord[]): Promise<readonly CacheRecord[]> {
  const items = unused
    .toSorted((a, b) => b.size - a.size)
    .map((record) => ({
      label: record.description || record.id,
      description: record.shared
        ? vscode.l10n.t("{0} · kept on disk by an image", bytesText(record.size))
        : bytesText(record.size),
      picked: true,
      record,
    }));
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t("Remove Unused Build Cache"),
    canPickMany: true,
    matchOnDescription: true,
  });
  if (picked === undefined || picked.length === 0) throw new vscode.CancellationError();
  return picked.map(({ record }) => record);
}

async function confirm(chosen: readonly CacheRecord[]): Promise<void> {
  const own = chosen.filter((record) => !record.shared);
  const size = bytesText(own.reduce((sum, record) => sum + record.size, 0));
  const button = vscode.l10n.t("Remove Build Cache");
  const question =
    chosen.length === 1
      ? vscode.l10n.t("Remove the build cache of this step?")
      : vscode.l10n.t("Remove the build cache of {0} steps?", chosen.length);
  const detail = vscode.l10n.t("Frees up to {0}. Builds that need it run these steps again.", size);
  const answer = await vscode.window.showWarningMessage(question, { modal: true, detail }, button);
  if (answer !== button) throw new vscode.CancellationError();
}
