import type { ExportFormat } from "@strata/protocol/layers-panel";
import * as vscode from "vscode";
import { saveText } from "../save-text.ts";

const EXTENSIONS: Readonly<Record<ExportFormat, string>> = { svg: "svg", markdown: "md" };

/** Asks where to, and writes what the layers panel exports. */
export async function saveExport(
  format: ExportFormat,
  text: string,
  document: vscode.TextDocument | undefined,
): Promise<void> {
  const extension = EXTENSIONS[format];
  const target =
    document === undefined
      ? undefined
      : vscode.Uri.joinPath(document.uri, "..", `layers.${extension}`);
  await saveText(text, target, { [format === "svg" ? "SVG" : "Markdown"]: [extension] });
}
