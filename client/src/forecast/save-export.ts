import type { ExportFormat } from "@strata/protocol/layers-panel";
import * as vscode from "vscode";

const EXTENSIONS: Readonly<Record<ExportFormat, string>> = { svg: "svg", markdown: "md" };

/** Asks where to, and writes what the layers panel exports. */
export async function saveExport(
  format: ExportFormat,
  text: string,
  document: vscode.TextDocument | undefined,
): Promise<void> {
  const extension = EXTENSIONS[format];
  const folder = document === undefined ? undefined : vscode.Uri.joinPath(document.uri, "..");
  const target = await vscode.window.showSaveDialog({
    ...(folder === undefined
      ? {}
      : { defaultUri: vscode.Uri.joinPath(folder, `layers.${extension}`) }),
    filters: { [format === "svg" ? "SVG" : "Markdown"]: [extension] },
  });
  if (target === undefined) return;
  await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(text));
}
