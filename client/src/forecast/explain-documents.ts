import * as vscode from "vscode";

const SCHEME = "strata-forecast";

/** Read-only documents that say a Dockerfile's forecast as text, and follow it. */
export class ExplainDocuments implements vscode.TextDocumentContentProvider {
  readonly #textOf: (dockerfile: string) => Promise<string>;
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.#changed.event;
  readonly #registration: vscode.Disposable;

  /** @param textOf The text for the Dockerfile with this URI. */
  constructor(textOf: (dockerfile: string) => Promise<string>) {
    this.#textOf = textOf;
    this.#registration = vscode.workspace.registerTextDocumentContentProvider(SCHEME, this);
  }

  async show(dockerfile: vscode.Uri): Promise<void> {
    const uri = uriFor(dockerfile);
    this.#changed.fire(uri);
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document, {
      preview: true,
      viewColumn: vscode.ViewColumn.Beside,
      preserveFocus: false,
    });
  }

  /** The forecast of this Dockerfile is another one now. */
  changed(dockerfile: vscode.Uri): void {
    const uri = uriFor(dockerfile);
    const isOpen = vscode.workspace.textDocuments.some(
      (document) => document.uri.toString() === uri.toString(),
    );
    if (isOpen) this.#changed.fire(uri);
  }

  provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    return this.#textOf(uri.query);
  }

  dispose(): void {
    this.#registration.dispose();
    this.#changed.dispose();
  }
}

function uriFor(dockerfile: vscode.Uri): vscode.Uri {
  const name = dockerfile.path.split("/").at(-1) ?? "Dockerfile";
  const path = `/${vscode.l10n.t("Forecast of {0}", name)}.txt`;
  return vscode.Uri.from({ scheme: SCHEME, path, query: dockerfile.toString() });
}
