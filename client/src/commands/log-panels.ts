import type * as vscode from "vscode";
import type { LazyEngine } from "../engine/lazy-engine.ts";
import type { LogDocuments } from "./log-documents.ts";
import { LogPanel } from "./log-panel.ts";
import { type LogTarget, targetKey } from "./log-target.ts";

export interface LogPanelsOptions {
  readonly extensionUri: vscode.Uri;
  readonly engine: LazyEngine;
  readonly log: vscode.LogOutputChannel;
  readonly documents: LogDocuments;
}

/** The log viewers that are open: one for the same containers. */
export class LogPanels {
  readonly #options: LogPanelsOptions;
  readonly #open = new Map<string, LogPanel>();

  constructor(options: LogPanelsOptions) {
    this.#options = options;
  }

  show(target: LogTarget): void {
    const key = targetKey(target);
    const known = this.#open.get(key);
    if (known !== undefined) {
      known.reveal();
      return;
    }
    const { extensionUri, engine, log, documents } = this.#options;
    const panel = new LogPanel(
      { extensionUri, engine: engine.get(), log, openInEditor: (row) => documents.show(row) },
      target,
    );
    this.#open.set(key, panel);
    panel.onDidClose(() => this.#open.delete(key));
  }

  dispose(): void {
    this.#open.forEach((panel) => {
      panel.dispose();
    });
  }
}
