import * as vscode from "vscode";

/** The extension under test. */
export function strata(): vscode.Extension<unknown> {
  const extension = vscode.extensions.getExtension("strata.strata");
  if (extension === undefined) throw new Error("the extension is not installed");
  return extension;
}
