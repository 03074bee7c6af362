import * as vscode from "vscode";
import type { LazyEngine } from "../engine/lazy-engine.ts";
import { plainText } from "../engine/log-text.ts";
import type { ContainerRow, Release } from "../engine/types.ts";
import { LogBuffer } from "./log-buffer.ts";

const SCHEME = "strata-logs";
const LIMIT = 1_000_000;
const TAIL = 1000;
/** A screen's worth of updates a second at most, however much is written. */
const UPDATE_EVERY = 150;

/**
 * Read-only documents with the log of a container. Each follows while it is open, also over a
 * restart of the container, and stops when it is closed.
 */
export class LogDocuments implements vscode.TextDocumentContentProvider {
  readonly #engine: LazyEngine;
  readonly #followers = new Map<string, Follower>();
  readonly #lengths = new Map<string, number>();
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.#changed.event;
  readonly #registrations: vscode.Disposable;

  constructor(engine: LazyEngine) {
    this.#engine = engine;
    this.#registrations = vscode.Disposable.from(
      vscode.workspace.registerTextDocumentContentProvider(SCHEME, this),
      vscode.workspace.onDidCloseTextDocument((document) => {
        this.#stop(document.uri);
      }),
      vscode.window.tabGroups.onDidChangeTabs((event) => {
        event.closed.forEach((tab) => {
          if (tab.input instanceof vscode.TabInputText && !isOpen(tab.input.uri)) {
            this.#stop(tab.input.uri);
          }
        });
      }),
      vscode.workspace.onDidChangeTextDocument((event) => {
        if (event.document.uri.scheme === SCHEME) {
          this.#keepAtEnd(event.document);
        }
      }),
    );
  }

  async show(row: ContainerRow): Promise<void> {
    const uri = vscode.Uri.from({ scheme: SCHEME, path: `/${row.name}.log`, query: row.id });
    this.#follow(uri);
    // A closed document may still be held by VS Code, with its old text.
    this.#changed.fire(uri);
    const document = await vscode.workspace.openTextDocument(uri);
    const editor = await vscode.window.showTextDocument(document, { preview: false });
    revealEnd(editor);
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    const { buffer } = this.#follow(uri);
    return buffer.dropped
      ? `${vscode.l10n.t("(older lines were left out)")}\n${buffer.text}`
      : buffer.text;
  }

  dispose(): void {
    this.#followers.forEach((follower) => {
      follower.dispose();
    });
    this.#registrations.dispose();
    this.#changed.dispose();
  }

  #follow(uri: vscode.Uri): Follower {
    const key = uri.toString();
    const known = this.#followers.get(key);
    if (known !== undefined) {
      return known;
    }
    const follower = new Follower(this.#engine, uri.query, () => this.#changed.fire(uri));
    this.#followers.set(key, follower);
    return follower;
  }

  #stop(uri: vscode.Uri): void {
    const key = uri.toString();
    this.#followers.get(key)?.dispose();
    this.#followers.delete(key);
    this.#lengths.delete(key);
  }

  /** Who looks at the last line goes on looking at the last line; who scrolled up is left alone. */
  #keepAtEnd(document: vscode.TextDocument): void {
    const key = document.uri.toString();
    const before = this.#lengths.get(key) ?? 0;
    this.#lengths.set(key, document.lineCount);
    for (const editor of vscode.window.visibleTextEditors) {
      const last = Math.max(0, ...editor.visibleRanges.map((range) => range.end.line));
      if (editor.document === document && last >= before - 2) {
        revealEnd(editor);
      }
    }
  }
}

/** One container's log, into a buffer. */
class Follower {
  readonly buffer = new LogBuffer(LIMIT);
  readonly #onText: () => void;
  readonly #releases: readonly Release[];
  #timer: NodeJS.Timeout | null = null;

  constructor(lazy: LazyEngine, id: string, onText: () => void) {
    this.#onText = onText;
    const engine = lazy.get();
    const log = engine.followLog(id, {
      tail: TAIL,
      since: "0",
      onLines: (lines) => {
        this.buffer.append(lines.map(({ text }) => `${plainText(text)}\n`).join(""));
        this.#tellSoon();
      },
      onState: () => undefined,
    });
    // The engine's events say when the container runs again.
    this.#releases = [engine.need(), log];
  }

  dispose(): void {
    if (this.#timer !== null) {
      clearTimeout(this.#timer);
    }
    this.#releases.forEach((release) => {
      release.dispose();
    });
  }

  #tellSoon(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      this.#onText();
    }, UPDATE_EVERY);
  }
}

function isOpen(uri: vscode.Uri): boolean {
  const key = uri.toString();
  return vscode.window.tabGroups.all.some((group) =>
    group.tabs.some(
      (tab) => tab.input instanceof vscode.TabInputText && tab.input.uri.toString() === key,
    ),
  );
}

function revealEnd(editor: vscode.TextEditor): void {
  const end = editor.document.lineAt(editor.document.lineCount - 1).range;
  editor.revealRange(end, vscode.TextEditorRevealType.Default);
}
