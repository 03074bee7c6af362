import * as vscode from "vscode";
import { isUp } from "../explorer/describe.ts";
import type { Command } from "./command.ts";
import { perform } from "./perform.ts";
import { chooseMany } from "./targets.ts";

/** Sends a signal: at once, without waiting for the container to end by itself. */
export const killContainers: Command = {
  id: "strata.container.kill",
  run: async (services, nodes) => {
    const { engine } = services;
    const rows = await chooseMany(engine, nodes, {
      kind: "container",
      suits: isUp,
      title: vscode.l10n.t("Kill Containers"),
      none: vscode.l10n.t("There is no running container to kill."),
    });
    const signal = await vscode.window.showQuickPick(signals(), {
      title: vscode.l10n.t("Kill: Which Signal?"),
      matchOnDescription: true,
    });
    if (signal === undefined) throw new vscode.CancellationError();
    await perform(services, {
      viewId: "strata.containers",
      rows,
      act: (row) => engine.get().changes.kill(row.id, signal.label),
      failed: (name) => vscode.l10n.t("Container {0} cannot be killed", name),
      someFailed: (failed, total) =>
        vscode.l10n.t("{0} of {1} containers cannot be killed", failed, total),
    });
  },
};

function signals(): readonly vscode.QuickPickItem[] {
  return [
    { label: "SIGKILL", description: vscode.l10n.t("ends it at once") },
    { label: "SIGTERM", description: vscode.l10n.t("asks it to end") },
    { label: "SIGINT", description: vscode.l10n.t("as Ctrl+C does") },
    { label: "SIGHUP", description: vscode.l10n.t("often: read the configuration again") },
    { label: "SIGQUIT", description: vscode.l10n.t("often: end gracefully, or dump its state") },
    { label: "SIGUSR1", description: vscode.l10n.t("what the program makes of it") },
    { label: "SIGUSR2", description: vscode.l10n.t("what the program makes of it") },
  ];
}
