import type { ForecastResult } from "@strata/protocol/requests";
import * as vscode from "vscode";
import type { BuildChoices } from "./build-choices.ts";
import { Decorations } from "./decorations.ts";
import { ExplainDocuments } from "./explain-documents.ts";
import { explanationText } from "./explanation.ts";
import { FORECAST_SECTION, type ForecastSettings, forecastSettings } from "./forecast-settings.ts";
import { ForecastLanguageStatus } from "./language-status.ts";
import { marksOf } from "./marks.ts";
import { ForecastStatusBar } from "./status-bar.ts";

/** Asks the server; rejects where the request was cancelled or superseded. */
export type AskForecast = (
  document: vscode.TextDocument,
  token: vscode.CancellationToken,
) => Promise<ForecastResult | null>;

export interface ForecastMarksOptions {
  readonly extensionUri: vscode.Uri;
  readonly log: vscode.LogOutputChannel;
  readonly ask: AskForecast;
  readonly chosen: BuildChoices;
}

/** While somebody types, the forecast waits for a pause. */
const TYPING_PAUSE_MILLISECONDS = 150;

/** Shows the forecast of every Dockerfile that is in sight, and keeps it right. */
export class ForecastMarks {
  readonly #options: ForecastMarksOptions;
  readonly #decorations: Decorations;
  readonly #statusBar = new ForecastStatusBar();
  readonly #languageStatus: ForecastLanguageStatus;
  readonly #explanations: ExplainDocuments;
  readonly #documents = new Map<string, DocumentForecast>();
  readonly #subscriptions: vscode.Disposable;
  readonly #changed = new vscode.EventEmitter<string>();
  /** The URI of a document with a new forecast. */
  readonly onDidChange = this.#changed.event;

  constructor(options: ForecastMarksOptions) {
    this.#options = options;
    this.#decorations = new Decorations(options.extensionUri);
    this.#languageStatus = new ForecastLanguageStatus(options.chosen);
    this.#explanations = new ExplainDocuments((uri) => this.#explanationOf(uri));
    const { window, workspace } = vscode;
    this.#subscriptions = vscode.Disposable.from(
      this.#decorations,
      this.#statusBar,
      this.#languageStatus,
      this.#explanations,
      this.#changed,
      window.onDidChangeVisibleTextEditors(() => this.#look()),
      window.onDidChangeActiveTextEditor(() => this.#showStatus()),
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0) this.#later(document);
      }),
      // A document whose language is changed is closed and opened again.
      workspace.onDidOpenTextDocument(() => this.#look()),
      workspace.onDidCloseTextDocument((document) => this.#forget(document)),
      workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(FORECAST_SECTION)) this.#paintAll();
      }),
    );
    this.#look();
  }

  /** The last answer about a document; null where there is none yet. */
  resultOf(uri: string): ForecastResult | null {
    return this.#documents.get(uri)?.result ?? null;
  }

  /** What the server says: files on disk, settings or the engine changed. */
  changed(uri: string): void {
    const known = this.#documents.get(uri);
    if (known === undefined) return;
    known.answer = "stale";
    const document = shownDockerfiles().find((each) => each.uri.toString() === uri);
    if (document !== undefined) void this.#ask(document);
  }

  /** The server is another one now. */
  askAgain(): void {
    for (const state of this.#documents.values()) state.answer = "stale";
    this.#look();
  }

  /** Opens the forecast of the Dockerfile in the active editor as text. */
  async explain(): Promise<void> {
    const document = activeDockerfile();
    if (document === undefined) {
      await vscode.window.showInformationMessage(
        vscode.l10n.t("Open a Dockerfile to see what its next build will run again."),
      );
      return;
    }
    await this.#explanations.show(document.uri);
  }

  dispose(): void {
    for (const { pause, request } of this.#documents.values()) {
      clearTimeout(pause);
      request?.cancel();
      request?.dispose();
    }
    this.#documents.clear();
    this.#subscriptions.dispose();
  }

  /** Asks for what came into sight, and paints what is known already. */
  #look(): void {
    for (const document of shownDockerfiles()) {
      const { answer } = this.#stateOf(document);
      if (answer === "none" || answer === "stale") void this.#ask(document);
    }
    this.#paintAll();
  }

  #later(document: vscode.TextDocument): void {
    const state = this.#documents.get(document.uri.toString());
    if (state === undefined) return;
    state.answer = "stale";
    clearTimeout(state.pause);
    state.pause = setTimeout(() => {
      if (shownDockerfiles().includes(document)) void this.#ask(document);
    }, TYPING_PAUSE_MILLISECONDS);
  }

  async #ask(document: vscode.TextDocument): Promise<void> {
    const state = this.#stateOf(document);
    clearTimeout(state.pause);
    state.request?.cancel();
    state.request?.dispose();
    const request = new vscode.CancellationTokenSource();
    state.request = request;
    state.answer = "asked";
    try {
      const result = await this.#options.ask(document, request.token);
      if (state.request !== request) return;
      // An answer about an older text would put marks on the wrong lines; the newer one is asked for.
      const isStale = result !== null && result.version !== document.version;
      state.answer = isStale ? "stale" : "current";
      if (isStale && result.forecast !== null) return;
      state.result = result;
      this.#paintAll();
      this.#explanations.changed(document.uri);
      this.#changed.fire(document.uri.toString());
    } catch (error) {
      if (state.request !== request || request.token.isCancellationRequested) return;
      state.answer = "stale";
      this.#options.log.debug(`No forecast: ${String(error)}`);
    } finally {
      request.dispose();
      if (state.request === request) state.request = null;
    }
  }

  #paintAll(): void {
    for (const editor of vscode.window.visibleTextEditors) {
      if (!isDockerfile(editor.document)) continue;
      const settings = forecastSettings(editor.document);
      const result = this.#documents.get(editor.document.uri.toString())?.result;
      const forecast = result?.forecast ?? null;
      // Until the next answer the marks move with the text that they stand on.
      if (forecast !== null && result?.version !== editor.document.version) continue;
      const marks = settings.enable && forecast ? marksOf(forecast, vscode.l10n.t, settings) : null;
      this.#decorations.show(editor, marks, settings);
    }
    this.#showStatus();
  }

  #showStatus(): void {
    const document = vscode.window.activeTextEditor?.document;
    // A panel or a side bar took the focus: what is in sight has not changed.
    if (document === undefined && shownDockerfiles().length > 0) return;
    const result =
      document === undefined ? undefined : this.#documents.get(document.uri.toString())?.result;
    if (document !== undefined && result)
      this.#languageStatus.show(document.uri.toString(), result);
    const settings = document === undefined ? null : forecastSettings(document);
    if (!result || settings?.enable !== true || !settings.statusBar) this.#statusBar.hide();
    else if (result.forecast !== null) this.#statusBar.showForecast(result.forecast);
    else this.#statusBar.showUnavailable(result.unavailable ?? "");
  }

  async #explanationOf(uri: string): Promise<string> {
    const known = this.#documents.get(uri)?.result;
    const result = known ?? (await this.#askFor(uri));
    if (result?.forecast) return explanationText(result.forecast, vscode.l10n.t);
    return `${result?.unavailable ?? vscode.l10n.t("The Dockerfile is not open any more.")}\n`;
  }

  async #askFor(uri: string): Promise<ForecastResult | null> {
    const document = vscode.workspace.textDocuments.find((each) => each.uri.toString() === uri);
    if (document === undefined) return null;
    await this.#ask(document);
    return this.#documents.get(uri)?.result ?? null;
  }

  #stateOf(document: vscode.TextDocument): DocumentForecast {
    const key = document.uri.toString();
    const known = this.#documents.get(key);
    if (known !== undefined) return known;
    const state: DocumentForecast = {
      answer: "none",
      result: null,
      request: null,
      pause: undefined,
    };
    this.#documents.set(key, state);
    return state;
  }

  #forget(document: vscode.TextDocument): void {
    const key = document.uri.toString();
    const state = this.#documents.get(key);
    clearTimeout(state?.pause);
    state?.request?.cancel();
    this.#documents.delete(key);
    for (const editor of vscode.window.visibleTextEditors) {
      if (editor.document === document) this.#decorations.show(editor, null, NOTHING_SHOWN);
    }
    this.#showStatus();
  }
}

const NOTHING_SHOWN: ForecastSettings = {
  enable: false,
  marks: "off",
  baselineHint: false,
  gutter: false,
  lenses: false,
  statusBar: false,
};

interface DocumentForecast {
  /** How the answer stands to what the document and its files are now. */
  answer: "none" | "asked" | "current" | "stale";
  /** The last answer: shown until a newer one comes. */
  result: ForecastResult | null;
  request: vscode.CancellationTokenSource | null;
  pause: NodeJS.Timeout | undefined;
}

/** The Dockerfile that is being looked at. */
export function activeDockerfile(): vscode.TextDocument | undefined {
  return shownDockerfiles()[0];
}

/** The Dockerfiles in sight, the active one first. */
function shownDockerfiles(): readonly vscode.TextDocument[] {
  const { activeTextEditor, visibleTextEditors } = vscode.window;
  const active = activeTextEditor === undefined ? [] : [activeTextEditor];
  const documents = [...active, ...visibleTextEditors].map((editor) => editor.document);
  return [...new Set(documents)].filter(isDockerfile);
}

function isDockerfile(document: vscode.TextDocument): boolean {
  return document.languageId === "dockerfile" && SHOWN_SCHEMES.has(document.uri.scheme);
}

/** Other schemes show a file as it was, beside a change. */
const SHOWN_SCHEMES: ReadonlySet<string> = new Set(["file", "untitled", "vscode-vfs"]);
