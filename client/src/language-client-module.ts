import type * as vscode from "vscode";
import type { LazyEngine } from "./engine/lazy-engine.ts";

/** What `dist/client/language-client.cjs` exports: loaded after activation, as it takes 40 ms. */
export interface LanguageClientModule {
  /** Starts the server and what lives on its answers. */
  startLanguageClient(options: LanguageClientOptions): Promise<LanguageServices>;
}

export interface LanguageClientOptions {
  readonly context: vscode.ExtensionContext;
  readonly log: vscode.LogOutputChannel;
  /** For the server's questions about images; a local engine only, until a view or command used it. */
  readonly engine: LazyEngine;
}

/** What commands ask of the language client. */
export interface LanguageServices {
  /** Shows the forecast of the Dockerfile in the active editor as text. */
  explainForecast(): Promise<void>;
  /** Says which steps a file's change rebuilds; without one, the file in the active tab. */
  showReach(file: vscode.Uri | undefined): Promise<void>;
  /** Opens the layers panel. */
  showLayers(): void;
  /** Records what a build of the Dockerfile in the active editor would be made from now. */
  recordBaseline(): Promise<void>;
  /** Asks what the active Dockerfile's forecast is compared with. */
  chooseBaseline(): Promise<void>;
  /** Asks which stage the active Dockerfile's build ends with. */
  chooseTarget(): Promise<void>;
  /** Asks for a build argument of the active Dockerfile. */
  setBuildArgument(): Promise<void>;
  restartServer(): Promise<void>;
  dispose(): void;
}
