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
  /** What was asked for just now, until its document takes it. */
  readonly #asked = new Map<string, Promise<string>>();

  constructor(engine: LazyEngine) {
    this.#engine = engine;
    this.#registration = vscode.workspace.registerTextDocumentContentProvider(SCHEME, this);
  }

  /** Rejects as the engine does. */
  async show(row: Row): Promise<void> {
    const uri = vscode.Uri.from({
      scheme: SCHEME,
      path: `/${row.kind}/${rowName(row).replaceAll("/", "_")}.json`,
      query: row.id,
    });
    const asked = this.#describe(row.kind, row.id);
    await asked;
    this.#asked.set(uri.toString(), asked);
    this.#changed.fire(uri);
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document, { preview: true });
  }

  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    const kind = kindOf(uri);
    if (kind === null) {
      throw vscode.FileSystemError.FileNotFound(uri);
    }
    const asked = this.#asked.get(uri.toString());
    this.#asked.delete(uri.toString());
    return asked ?? this.#describe(kind, uri.query);
  }

  dispose(): void {
    this.#registration.dispose();
    this.#changed.dispose();
  }

  async #describe(kind: ObjectKind, id: string): Promise<string> {
    return `${JSON.stringify(await this.#engine.get().inspect(kind, id), null, 2)}\n`;
  }
}

function kindOf(uri: vscode.Uri): ObjectKind | null {
  const word = uri.path.split("/")[1];
  return OBJECT_KINDS.find((kind) => kind === word) ?? null;
}
