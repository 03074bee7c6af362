import { randomBytes } from "node:crypto";
import * as vscode from "vscode";
import { pageHtml } from "./page-html.ts";

export interface PagePanelOptions {
  /** Its script and style sheet are `dist/webview/<page>.js` and `.css`, its icon `media/panel/<page>-*.svg`. */
  readonly page: "layers" | "logs";
  readonly title: string;
  readonly column: vscode.ViewColumn;
  /** The page goes on while another tab covers it: it holds what cannot be made again. */
  readonly keepsRunning?: boolean;
}

/** A tab with a page of ours. */
export function createPagePanel(
  extensionUri: vscode.Uri,
  { page, title, column, keepsRunning = false }: PagePanelOptions,
): vscode.WebviewPanel {
  const folder = vscode.Uri.joinPath(extensionUri, "dist", "webview");
  const panel = vscode.window.createWebviewPanel(
    `strata.${page}`,
    title,
    { viewColumn: column, preserveFocus: true },
    { enableScripts: true, localResourceRoots: [folder], retainContextWhenHidden: keepsRunning },
  );
  // A tab shows a picture in its own colours.
  const icon = (theme: string): vscode.Uri =>
    vscode.Uri.joinPath(extensionUri, "media", "panel", `${page}-${theme}.svg`);
  panel.iconPath = { light: icon("light"), dark: icon("dark") };
  const { webview } = panel;
  const address = (name: string): string =>
    webview.asWebviewUri(vscode.Uri.joinPath(folder, name)).toString();
  webview.html = pageHtml({
    script: address(`${page}.js`),
    style: address(`${page}.css`),
    cspSource: webview.cspSource,
    nonce: randomBytes(16).toString("base64url"),
    language: vscode.env.language,
    title,
  });
  return panel;
}

/** Texts in the user's language by their English templates, for a page. */
export function pageTexts(): Readonly<Record<string, string>> {
  return vscode.l10n.bundle ?? {};
}
