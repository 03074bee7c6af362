import * as vscode from "vscode";

/** Asks where to, and writes a text there. */
export async function saveText(
  text: string,
  defaultUri: vscode.Uri | undefined,
  filters: Readonly<Record<string, string[]>>,
): Promise<void> {
  const target = await vscode.window.showSaveDialog({
    ...(defaultUri === undefined ? {} : { defaultUri }),
    filters: { ...filters },
  });
  if (target === undefined) return;
  await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(text));
}
