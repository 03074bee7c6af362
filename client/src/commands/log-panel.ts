import {
  type LogRangeChoice,
  type LogsHostMessage,
  type LogSourceView,
  type LogsPageMessage,
  readLogsPageMessage,
} from "@strata/protocol/logs-panel";
import * as vscode from "vscode";
import type { ContainerRow, Engine, Release } from "../engine/types.ts";
import { createPagePanel, pageTexts } from "../page-panel.ts";
import { saveText } from "../save-text.ts";
import { logRange } from "./log-range.ts";
import { LogSender } from "./log-sender.ts";
import { type LogTarget, sourceName, targetRows, targetTitle } from "./log-target.ts";

export interface LogPanelOptions {
  readonly extensionUri: vscode.Uri;
  readonly engine: Engine;
  readonly log: vscode.LogOutputChannel;
  readonly openInEditor: (row: ContainerRow) => Promise<void>;
}

/** One container of the panel, by its place in the list that the page has. */
interface Source {
  readonly row: ContainerRow;
  readonly release: Release;
  state: LogSourceView["state"];
}

/** A tab with the log of some containers, from its opening to its closing. */
export class LogPanel {
  readonly #options: LogPanelOptions;
  readonly #target: LogTarget;
  readonly #title: string;
  readonly #panel: vscode.WebviewPanel;
  readonly #sender: LogSender;
  readonly #subscriptions: readonly Release[];
  readonly onDidClose: vscode.Event<void>;
  #sources: Source[] = [];
  #range: LogRangeChoice = "1000 lines";
  #isReady = false;

  constructor(options: LogPanelOptions, target: LogTarget) {
    const { engine, extensionUri } = options;
    this.#options = options;
    this.#target = target;
    this.#title = targetTitle(target, vscode.l10n.t);
    this.#panel = createPagePanel(extensionUri, {
      page: "logs",
      title: vscode.l10n.t("Log: {0}", this.#title),
      column: vscode.ViewColumn.Active,
      keepsRunning: true,
    });
    this.onDidClose = this.#panel.onDidDispose;
    this.#sender = new LogSender({
      post: (lines) => this.#tell({ kind: "lines", lines }),
      later: (run, milliseconds) => setTimeout(run, milliseconds),
    });
    this.#subscriptions = [
      this.#panel.webview.onDidReceiveMessage((message: unknown) => this.#receive(message)),
      this.#panel.onDidDispose(() => this.#end()),
      engine.onChange(({ kind }) => {
        if (kind === "container" && this.#isReady) this.#followNew();
      }),
      engine.need(),
    ];
  }

  reveal(): void {
    this.#panel.reveal(undefined, false);
  }

  dispose(): void {
    this.#panel.dispose();
  }

  #end(): void {
    this.#stopFollowing();
    this.#subscriptions.forEach((subscription) => {
      subscription.dispose();
    });
  }

  /** From the beginning of what is to be shown. */
  #restart(): void {
    this.#stopFollowing();
    this.#tell({ kind: "restart" });
    this.#followNew();
    this.#tellState();
  }

  #stopFollowing(): void {
    this.#sources.forEach(({ release }) => {
      release.dispose();
    });
    this.#sources = [];
    this.#sender.clear();
  }

  #followNew(): void {
    const known = new Set(this.#sources.map(({ row }) => row.id));
    const added = targetRows(this.#target, this.#options.engine).filter(({ id }) => !known.has(id));
    added.forEach((row) => this.#follow(row));
    if (added.length > 0) this.#tellState();
  }

  #follow(row: ContainerRow): void {
    const index = this.#sources.length;
    const release = this.#options.engine.followLog(row.id, {
      ...logRange(this.#range, Date.now()),
      onLines: (lines) =>
        this.#sender.add(lines.map(({ stream, time, text }) => [index, stream, time, text])),
      onState: (state) => {
        const source = this.#sources[index];
        if (source?.release !== release) return;
        source.state = state;
        this.#tellState();
      },
    });
    this.#sources.push({ row, release, state: "waiting" });
  }

  #tellState(): void {
    this.#tell({
      kind: "state",
      state: {
        title: this.#title,
        range: this.#range,
        sources: this.#sources.map(({ row, state }) => ({
          name: sourceName(row, this.#target),
          state,
        })),
      },
    });
  }

  #tell(message: LogsHostMessage): void {
    if (this.#isReady) void this.#panel.webview.postMessage(message);
  }

  #receive(received: unknown): void {
    const message = readLogsPageMessage(received);
    if (message === null) return;
    this.#act(message).catch((error: unknown) => {
      this.#options.log.error(`The log of ${this.#title}: ${String(error)}`);
      void vscode.window.showErrorMessage(String(error));
    });
  }

  async #act(message: LogsPageMessage): Promise<void> {
    switch (message.kind) {
      case "ready":
        // Also when the tab was moved to another window: the page begins anew.
        this.#isReady = true;
        this.#tell({ kind: "texts", texts: pageTexts() });
        this.#restart();
        return;
      case "taken":
        this.#sender.taken();
        return;
      case "range":
        this.#range = message.range;
        this.#restart();
        return;
      case "save":
        await saveText(message.text, this.#fileUri(), { [vscode.l10n.t("Log")]: ["log"] });
        return;
      case "copy":
        await vscode.env.clipboard.writeText(message.text);
        vscode.window.setStatusBarMessage(vscode.l10n.t("Copied."), 3000);
        return;
      case "open-in-editor":
        await this.#openInEditor();
    }
  }

  #fileUri(): vscode.Uri | undefined {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    // The name comes from the engine: it must not lead to another folder.
    const name = `${this.#title.replace(/[^\w.-]+/g, "_").replace(/^\.+/, "")}.log`;
    return folder === undefined ? undefined : vscode.Uri.joinPath(folder.uri, name);
  }

  async #openInEditor(): Promise<void> {
    const rows = this.#sources.map(({ row }) => row);
    const chosen =
      rows.length < 2
        ? { row: rows[0] }
        : await vscode.window.showQuickPick(
            rows.map((row) => ({ row, label: row.name })),
            { title: vscode.l10n.t("Open the Log of a Container in the Editor") },
          );
    if (chosen?.row !== undefined) await this.#options.openInEditor(chosen.row);
  }
}
