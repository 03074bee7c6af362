import { createRequire } from "node:module";
import * as vscode from "vscode";
import type {
  LanguageClientModule,
  LanguageClientOptions,
  LanguageServices,
} from "./language-client-module.ts";

/** Loads and starts the language client when activation is over, or when a command needs it. */
export class LazyLanguageClient {
  readonly #path: string;
  readonly #options: LanguageClientOptions;
  #services: Promise<LanguageServices> | null = null;

  /** @param path Where `language-client.cjs` lies. */
  constructor(path: string, options: LanguageClientOptions) {
    this.#path = path;
    this.#options = options;
  }

  /** Rejects where it could not be started. */
  get(): Promise<LanguageServices> {
    return (this.#services ??= this.#start());
  }

  /** Starts it at once where a Dockerfile is open, else with the first that is opened. */
  startWithDockerfile(): vscode.Disposable {
    const isDockerfile = ({ languageId }: vscode.TextDocument): boolean =>
      languageId === "dockerfile";
    // What fails is in the log; a command that needs the client says so.
    const start = (): void => void this.get().catch(() => undefined);
    if (vscode.workspace.textDocuments.some(isDockerfile)) {
      start();
      return vscode.Disposable.from();
    }
    const subscription = vscode.workspace.onDidOpenTextDocument((document) => {
      if (!isDockerfile(document)) return;
      subscription.dispose();
      start();
    });
    return subscription;
  }

  async dispose(): Promise<void> {
    const services = await this.#services?.catch(() => null);
    services?.dispose();
  }

  async #start(): Promise<LanguageServices> {
    try {
      const loaded = createRequire(this.#path)(this.#path) as LanguageClientModule;
      return await loaded.startLanguageClient(this.#options);
    } catch (error) {
      this.#options.log.error("The language server could not be started.", String(error));
      // The next command that needs it tries again.
      this.#services = null;
      throw error;
    }
  }
}
