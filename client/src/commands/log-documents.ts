import * as vscode from "vscode";
import type { LazyEngine } from "../engine/lazy-engine.ts";
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
  readonly #log: vscode.LogOutputChannel;
  readonly #followers = new Map<string, Follower>();
  readonly #lengths = new Map<string, number>();
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.#changed.event;
  readonly #registrations: vscode.Disposable;

  constructor(engine: LazyEngine, log: vscode.LogOutputChannel) {
    this.#engine = engine;
    this.#log = log;
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
    const follower = new Follower(this.#engine, uri.query, {
      onText: () => {
        this.#changed.fire(uri);
      },
      onFailure: (error) => {
        this.#log.warn(`The log of ${uri.path} ended: ${String(error)}`);
      },
    });
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

interface FollowerEvents {
  readonly onText: () => void;
  readonly onFailure: (error: unknown) => void;
}

/** One container's log, into a buffer. */
class Follower {
  readonly buffer = new LogBuffer(LIMIT);
  readonly #engine: LazyEngine;
  readonly #id: string;
  readonly #events: FollowerEvents;
  readonly #closed = new AbortController();
  /** The engine's events say when the container runs again. */
  readonly #releases: readonly Release[];
  #following = false;
  /** Seconds of the epoch: lines before it are in the buffer. 0 at first. */
  #endedAt = 0;
  #timer: NodeJS.Timeout | null = null;

  constructor(lazy: LazyEngine, id: string, events: FollowerEvents) {
    this.#engine = lazy;
    this.#id = id;
    this.#events = events;
    const engine = lazy.get();
    this.#releases = [
      engine.need(),
      engine.onChange((change) => {
        const row = [...change.added, ...change.changed].find((changed) => changed.id === id);
        if (row?.kind === "container" && row.state === "running") {
          void this.#follow();
        }
      }),
    ];
    void this.#follow();
  }

  dispose(): void {
    this.#closed.abort();
    if (this.#timer !== null) {
      clearTimeout(this.#timer);
    }
    this.#releases.forEach((release) => {
      release.dispose();
    });
  }

  async #follow(): Promise<void> {
    if (this.#following || this.#closed.signal.aborted) {
      return;
    }
    this.#following = true;
    try {
      await this.#engine.get().logs(this.#id, {
        tail: TAIL,
        since: this.#endedAt,
        signal: this.#closed.signal,
        onText: (text) => {
          this.buffer.append(text);
          this.#tellSoon();
        },
      });
    } catch (error) {
      this.#events.onFailure(error);
    } finally {
      this.#endedAt = Date.now() / 1000;
      this.#following = false;
    }
  }

  #tellSoon(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      this.#events.onText();
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
