import path from "node:path";
import { bytesText } from "@strata/protocol/words";
import * as vscode from "vscode";
import { rowName } from "../explorer/describe.ts";
import { attempt } from "./attempt.ts";
import type { Command } from "./command.ts";
import { withCancel } from "./with-cancel.ts";
import { chooseOne } from "./targets.ts";

/** Writes a container's files into a tar file that the user chooses. */
export const exportContainer: Command = {
  id: "strata.container.export",
  run: async (services, nodes) => {
    const row = await chooseOne(services.engine, nodes, {
      kinds: ["container"],
      title: vscode.l10n.t("Export a Container's Files"),
      none: vscode.l10n.t("There is no container."),
    });
    const name = rowName(row);
    const target = await chooseFile(name);
    const failed = vscode.l10n.t("Container {0} cannot be exported", name);
    const whole = await attempt(services, failed, () =>
      withCancel(vscode.l10n.t("Exporting {0}", name), (report, signal) =>
        services.engine.get().changes.exportFiles(row.id, target.fsPath, {
          signal,
          onProgress: (bytes) => {
            report(bytesText(bytes));
          },
        }),
      ),
    );
    if (!whole) return;
    void vscode.window.showInformationMessage(
      vscode.l10n.t("The files of {0} are in {1}.", name, target.fsPath),
    );
  },
};

async function chooseFile(name: string): Promise<vscode.Uri> {
  const folder = vscode.workspace.workspaceFolders?.find(({ uri }) => uri.scheme === "file")?.uri;
  const target = await vscode.window.showSaveDialog({
    ...(folder === undefined
      ? {}
      : { defaultUri: vscode.Uri.file(path.join(folder.fsPath, `${name}.tar`)) }),
    filters: { [vscode.l10n.t("Archive")]: ["tar"] },
  });
  if (target === undefined) throw new vscode.CancellationError();
  if (target.scheme !== "file") throw vscode.FileSystemError.Unavailable(target);
  return target;
}
