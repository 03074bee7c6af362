import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { ForecastOptions, ForecastResult } from "@strata/protocol/requests";
import {
  type CancellationToken,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
  createMessageConnection,
} from "vscode-jsonrpc/node";
import type { CodeAction, Diagnostic, ServerCapabilities } from "vscode-languageserver/node";

const SERVER = path.resolve(import.meta.dirname, "../../../dist/server/server.cjs");

export interface ServerOptions {
  /** Open folders, absolute. */
  readonly folders?: readonly string[];
  /** STRATA_CACHE. */
  readonly cache?: string;
  /** Added to the server's environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** The client's capabilities; default: everything that VS Code can. */
  readonly capabilities?: object;
  readonly initializationOptions?: object;
  /** The `strata` section, asked for by resource. */
  readonly settings?: (uri: string | undefined) => object;
}

/** What VS Code can, of what the server asks. */
export const ABLE_CLIENT = {
  workspace: {
    configuration: true,
    workspaceFolders: true,
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true },
    diagnostics: { refreshSupport: true },
  },
  textDocument: {
    diagnostic: {},
    hover: { contentFormat: ["markdown", "plaintext"] },
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } },
  },
  window: { showDocument: { support: true } },
};

/** The same, but problems have to be pushed to it. */
export const PUSHED_CLIENT = {
  ...ABLE_CLIENT,
  textDocument: { ...ABLE_CLIENT.textDocument, diagnostic: undefined, publishDiagnostics: {} },
};

/** The built server over stdio, as an editor drives it. */
export class LanguageServer {
  readonly capabilities: ServerCapabilities;
  readonly connection: MessageConnection;
  readonly #process: ChildProcess;
  readonly #received: Received[];
  readonly #waiting: Set<() => void>;

  private constructor(started: Started, capabilities: ServerCapabilities) {
    this.capabilities = capabilities;
    this.connection = started.connection;
    this.#process = started.process;
    this.#received = started.received;
    this.#waiting = started.waiting;
  }

  static async start(options: ServerOptions = {}): Promise<LanguageServer> {
    const started = startProcess(options);
    const { capabilities } = await started.connection.sendRequest<{
      capabilities: ServerCapabilities;
    }>("initialize", {
      processId: process.pid,
      rootUri: null,
      capabilities: options.capabilities ?? ABLE_CLIENT,
      workspaceFolders: (options.folders ?? []).map((folder) => ({
        uri: uriOf(folder),
        name: path.basename(folder),
      })),
      initializationOptions: options.initializationOptions,
    });
    await started.connection.sendNotification("initialized", {});
    return new LanguageServer(started, capabilities);
  }

  open(uri: string, text: string): Promise<void> {
    const textDocument = { uri, languageId: "dockerfile", version: 1, text };
    return this.connection.sendNotification("textDocument/didOpen", { textDocument });
  }

  change(uri: string, version: number, text: string): Promise<void> {
    return this.connection.sendNotification("textDocument/didChange", {
      textDocument: { uri, version },
      contentChanges: [{ text }],
    });
  }

  changedOnDisk(...paths: readonly string[]): Promise<void> {
    return this.connection.sendNotification("workspace/didChangeWatchedFiles", {
      changes: paths.map((changed) => ({ uri: uriOf(changed), type: 2 })),
    });
  }

  async pullDiagnostics(uri: string): Promise<readonly Diagnostic[]> {
    const textDocument = { uri };
    const report = await this.connection.sendRequest<{ items: readonly Diagnostic[] }>(
      "textDocument/diagnostic",
      { textDocument },
    );
    return report.items;
  }

  codeActions(uri: string, range: Diagnostic["range"], only?: string): Promise<CodeAction[]> {
    return this.connection.sendRequest("textDocument/codeAction", {
      textDocument: { uri },
      range,
      context: { diagnostics: [], ...(only === undefined ? {} : { only: [only] }) },
    });
  }

  forecast(
    uri: string,
    options: ForecastOptions = {},
    token?: CancellationToken,
  ): Promise<ForecastResult> {
    const params = { textDocument: { uri }, options };
    return token === undefined
      ? this.connection.sendRequest("strata/forecast", params)
      : this.connection.sendRequest("strata/forecast", params, token);
  }

  /** Waits for a message of the server whose parameters satisfy `holds`, also one that came before. */
  async received<Params>(method: string, holds: (params: Params) => boolean): Promise<Params> {
    for (;;) {
      const found = this.#received.find(
        (message) => message.method === method && holds(message.params as Params),
      );
      if (found !== undefined) return found.params as Params;
      await new Promise<void>((resolve) => this.#waiting.add(resolve));
    }
  }

  /** How many messages of this method came until now. */
  countOf(method: string): number {
    return this.#received.filter((message) => message.method === method).length;
  }

  /** @returns The process's exit status. */
  async stop(): Promise<number | null> {
    const ended = new Promise<number | null>((resolve) => {
      this.#process.once("exit", resolve);
    });
    await this.connection.sendRequest("shutdown");
    await this.connection.sendNotification("exit");
    const status = await ended;
    this.connection.dispose();
    return status;
  }
}

export function uriOf(file: string): string {
  return pathToFileURL(file).href;
}

interface Received {
  readonly method: string;
  readonly params: unknown;
}

interface Started {
  readonly connection: MessageConnection;
  readonly process: ChildProcess;
  readonly received: Received[];
  readonly waiting: Set<() => void>;
}

function startProcess({ cache, env, settings }: ServerOptions): Started {
  const child = spawn(process.execPath, [SERVER, "--stdio"], {
    stdio: ["pipe", "pipe", "inherit"],
    env: { ...process.env, ...env, ...(cache === undefined ? {} : { STRATA_CACHE: cache }) },
  });
  const connection = createMessageConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const received: Received[] = [];
  const waiting = new Set<() => void>();
  const remember = (method: string, params: unknown): void => {
    received.push({ method, params });
    for (const wake of waiting) wake();
    waiting.clear();
  };
  connection.onNotification((method: string, params: unknown) => remember(method, params));
  connection.onRequest((method: string, params: unknown): unknown => {
    remember(method, params);
    if (method !== "workspace/configuration") return null;
    const { items } = params as { items: readonly { scopeUri?: string }[] };
    return items.map(({ scopeUri }) => settings?.(scopeUri) ?? null);
  });
  connection.listen();
  return { connection, process: child, received, waiting };
}
