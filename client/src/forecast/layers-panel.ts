import {
  type LayersHostMessage,
  type LayersPageMessage,
  readLayersPageMessage,
} from "@strata/protocol/layers-panel";
import type {
  BuildChoicesResult,
  ForecastOptions,
  ForecastResult,
} from "@strata/protocol/requests";
import * as vscode from "vscode";
import { createPagePanel, pageTexts } from "../page-panel.ts";
import { askSupposition } from "./ask-supposition.ts";
import { activeDockerfile } from "./forecast-marks.ts";
import { saveExport } from "./save-export.ts";
import {
  optionsOf,
  type Supposition,
  suppositionView,
  withoutSupposition,
  withSupposition,
} from "./suppositions.ts";

export interface LayersPanelOptions {
  readonly extensionUri: vscode.Uri;
  readonly log: vscode.LogOutputChannel;
  /** Asks the server; rejects where the request was cancelled or superseded. */
  readonly ask: (
    document: vscode.TextDocument,
    options: ForecastOptions | undefined,
    token: vscode.CancellationToken,
  ) => Promise<ForecastResult | null>;
  /** What there is to choose from for the document's build. */
  readonly choices: (document: vscode.TextDocument) => Promise<BuildChoicesResult | null>;
}

/** While somebody types, the forecast waits for a pause. */
const TYPING_PAUSE_MILLISECONDS = 150;

/** The layers panel: one at most. It follows the Dockerfile that is being edited, or stays with one. */
export class LayersPanel {
  readonly #options: LayersPanelOptions;
  readonly #pointed: vscode.TextEditorDecorationType;
  #open: OpenPanel | null = null;

  constructor(options: LayersPanelOptions) {
    this.#options = options;
    this.#pointed = vscode.window.createTextEditorDecorationType({
      isWholeLine: true,
      backgroundColor: new vscode.ThemeColor("editor.rangeHighlightBackground"),
      borderColor: new vscode.ThemeColor("editor.rangeHighlightBorder"),
    });
  }

  /** Opens the panel beside the editor, or brings it to the front. */
  show(): void {
    if (this.#open !== null) {
      this.#open.reveal();
      return;
    }
    const open = new OpenPanel(this.#options, this.#pointed);
    this.#open = open;
    open.onDidClose(() => {
      this.#open = null;
    });
  }

  /** What the server says: files on disk, settings or the engine changed. */
  changed(uri: string): void {
    this.#open?.changed(uri);
  }

  /** The server is another one now. */
  askAgain(): void {
    this.#open?.refresh();
  }

  dispose(): void {
    this.#open?.dispose();
    this.#pointed.dispose();
  }
}

/** From the opening of the panel to its closing. */
class OpenPanel {
  readonly #options: LayersPanelOptions;
  readonly #pointed: vscode.TextEditorDecorationType;
  readonly #panel: vscode.WebviewPanel;
  readonly #subscriptions: vscode.Disposable;
  readonly onDidClose: vscode.Event<void>;
  #document: vscode.TextDocument | undefined;
  #result: ForecastResult | null = null;
  #isPinned = false;
  #isReady = false;
  #suppositions: readonly Supposition[] = [];
  #request: vscode.CancellationTokenSource | null = null;
  #pause: NodeJS.Timeout | undefined;

  constructor(options: LayersPanelOptions, pointed: vscode.TextEditorDecorationType) {
    this.#options = options;
    this.#pointed = pointed;
    this.#document = activeDockerfile();
    const { window, workspace } = vscode;
    this.#panel = createPagePanel(options.extensionUri, {
      page: "layers",
      title: vscode.l10n.t("Layers"),
      column: vscode.ViewColumn.Beside,
    });
    this.onDidClose = this.#panel.onDidDispose;
    const { webview } = this.#panel;
    this.#subscriptions = vscode.Disposable.from(
      webview.onDidReceiveMessage((message: unknown) => this.#receive(message)),
      this.#panel.onDidDispose(() => this.#end()),
      window.onDidChangeActiveTextEditor(() => this.#follow()),
      window.onDidChangeTextEditorSelection(({ textEditor }) => this.#tellCursor(textEditor)),
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (document === this.#document && contentChanges.length > 0) this.#later();
      }),
      workspace.onDidCloseTextDocument((document) => {
        if (document !== this.#document) return;
        this.#document = undefined;
        this.#isPinned = false;
        this.#follow();
        this.refresh();
      }),
    );
    this.refresh();
  }

  reveal(): void {
    this.#panel.reveal(undefined, true);
    this.#follow();
  }

  changed(uri: string): void {
    if (this.#document?.uri.toString() === uri) this.refresh();
  }

  /** Asks for the forecast, and shows it. */
  refresh(): void {
    clearTimeout(this.#pause);
    void this.#ask();
  }

  dispose(): void {
    this.#panel.dispose();
  }

  #end(): void {
    clearTimeout(this.#pause);
    this.#request?.cancel();
    this.#point(null);
    this.#subscriptions.dispose();
  }

  #follow(): void {
    const active = activeDockerfile();
    if (this.#isPinned || active === undefined || active === this.#document) return;
    this.#document = active;
    this.#result = null;
    this.#suppositions = [];
    this.refresh();
  }

  #later(): void {
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => this.refresh(), TYPING_PAUSE_MILLISECONDS);
  }

  async #ask(): Promise<void> {
    this.#request?.cancel();
    const document = this.#document;
    if (document === undefined) {
      this.#result = null;
      this.#tellState();
      return;
    }
    const request = new vscode.CancellationTokenSource();
    this.#request = request;
    try {
      const options = optionsOf(this.#suppositions);
      const result = await this.#options.ask(document, options, request.token);
      // An answer about an older text is followed by one about the newer.
      if (this.#request !== request || result?.version !== document.version) return;
      this.#result = result;
      this.#tellState();
    } catch (error) {
      if (request.token.isCancellationRequested) return;
      this.#options.log.debug(`No forecast for the layers panel: ${String(error)}`);
    } finally {
      request.dispose();
      if (this.#request === request) this.#request = null;
    }
  }

  #tellState(): void {
    if (!this.#isReady) return;
    const document = this.#document;
    const { t } = vscode.l10n;
    const name =
      document === undefined ? null : vscode.workspace.asRelativePath(document.uri, false);
    this.#panel.title = this.#isPinned && name !== null ? t("Layers: {0}", name) : t("Layers");
    this.#tell({
      kind: "state",
      state: {
        dockerfile: name,
        forecast: this.#result?.forecast ?? null,
        unavailable: this.#result?.unavailable ?? null,
        pinned: this.#isPinned,
        suppositions: this.#suppositions.map((each) => suppositionView(each, t)),
      },
    });
  }

  #tellCursor({ document, selection }: vscode.TextEditor): void {
    if (document === this.#document)
      this.#tell({ kind: "cursor", line: selection.active.line + 1 });
  }

  #tell(message: LayersHostMessage): void {
    if (this.#isReady) void this.#panel.webview.postMessage(message);
  }

  #receive(received: unknown): void {
    const message = readLayersPageMessage(received);
    if (message === null) return;
    this.#act(message).catch((error: unknown) => {
      this.#options.log.error(`The layers panel: ${String(error)}`);
      void vscode.window.showErrorMessage(String(error));
    });
  }

  async #act(message: LayersPageMessage): Promise<void> {
    switch (message.kind) {
      case "ready": {
        this.#isReady = true;
        this.#tell({ kind: "texts", texts: pageTexts() });
        this.#tellState();
        const editor = this.#editor();
        if (editor !== undefined) this.#tellCursor(editor);
        return;
      }
      case "reveal": {
        await this.#goTo(message.line);
        return;
      }
      case "point":
        this.#point(message.line);
        return;
      case "pin":
        this.#isPinned = message.pinned;
        this.#tellState();
        this.#follow();
        return;
      case "suppose": {
        await this.#suppose(message.what);
        return;
      }
      case "forget":
        this.#suppositions = withoutSupposition(this.#suppositions, message.id);
        this.refresh();
        return;
      case "export": {
        await saveExport(message.format, message.text, this.#document);
        return;
      }
    }
  }

  async #suppose(what: Parameters<typeof askSupposition>[0]): Promise<void> {
    const document = this.#document;
    if (document === undefined) return;
    const forecast = this.#result?.forecast ?? null;
    const choices = (): Promise<BuildChoicesResult | null> => this.#options.choices(document);
    const supposition = await askSupposition(what, document, forecast, choices);
    if (supposition === undefined || document !== this.#document) return;
    this.#suppositions = withSupposition(this.#suppositions, supposition);
    this.refresh();
  }

  #editor(): vscode.TextEditor | undefined {
    return vscode.window.visibleTextEditors.find(({ document }) => document === this.#document);
  }

  async #goTo(line: number): Promise<void> {
    const document = this.#document;
    if (document === undefined) return;
    const start = document.lineAt(Math.min(line, document.lineCount) - 1).range.start;
    await vscode.window.showTextDocument(document, {
      viewColumn: this.#editor()?.viewColumn ?? vscode.ViewColumn.One,
      selection: new vscode.Range(start, start),
    });
  }

  /** The line that the page points at stands out in the editor. */
  #point(line: number | null): void {
    const editor = this.#editor();
    if (editor === undefined) return;
    const isThere = line !== null && line <= editor.document.lineCount;
    const ranges = isThere ? [editor.document.lineAt(line - 1).range] : [];
    editor.setDecorations(this.#pointed, ranges);
    const [range] = ranges;
    if (range !== undefined) editor.revealRange(range);
  }
}
