import * as vscode from "vscode";
import type { LazyEngine } from "../engine/lazy-engine.ts";
import type { ObjectKind, Row } from "../engine/types.ts";
import { OBJECT_KINDS } from "../engine/types.ts";
import { rowName } from "../explorer/describe.ts";

const SCHEME = "strata-inspect";

/** Read-only JSON documents that describe one object, asked anew each time they are shown. */
export class InspectDocuments implements vscode.TextDocumentContentProvider {
  readonly #engine: LazyEngine;
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.#changed.event;
  readonly #registration: vscode.Disposable;

  constructor(engine: LazyEngine) {
    this.#engine = engine;
    this.#registration = vscode.workspace.registerTextDocumentContentProvider(SCHEME, this);
  }

  async show(row: Row): Promise<void> {
    const uri = vscode.Uri.from({
      scheme: SCHEME,
      path: `/${row.kind}/${rowName(row).replaceAll("/", "_")}.json`,
      query: row.id,
    });
    this.#changed.fire(uri);
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document, { preview: true });
  }

  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    const kind = kindOf(uri);
    if (kind === null) {
      throw vscode.FileSystemError.FileNotFound(uri);
    }
    const description = await this.#engine.get().inspect(kind, uri.query);
    return `${JSON.stringify(description, null, 2)}\n`;
  }

  dispose(): void {
    this.#registration.dispose();
    this.#changed.dispose();
  }
}

function kindOf(uri: vscode.Uri): ObjectKind | null {
  const word = uri.path.split("/")[1];
  return OBJECT_KINDS.find((kind) => kind === word) ?? null;
}
