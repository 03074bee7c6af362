import {
  type Connection,
  DidChangeConfigurationNotification,
  type InitializeResult,
  TextDocumentSyncKind,
  TextDocuments,
} from "vscode-languageserver/node";
import { guardEvent } from "./guard.ts";
import { OpenDocument } from "./open-document.ts";
import { registerAssist } from "./register-assist.ts";
import {
  CODE_ACTION_OPTIONS,
  COMMAND_OPTIONS,
  registerCodeActions,
} from "./register-code-actions.ts";
import { registerDiagnostics } from "./register-diagnostics.ts";
import { registerForecast } from "./register-forecast.ts";
import { type Services, type Surroundings, createServices } from "./services.ts";

/** Serves one client over the connection, until it says `exit`. */
export function startServer(connection: Connection, surroundings: Surroundings): void {
  const documents = new TextDocuments(OpenDocument.configuration);
  documents.listen(connection);
  connection.onInitialize((params): InitializeResult => {
    const services = createServices(connection, documents, surroundings, params);
    registerAssist(services);
    const lintChanged = registerDiagnostics(services);
    const { followed, chooseWay } = registerForecast(services, lintChanged);
    registerCodeActions(services, chooseWay);
    connection.onInitialized(
      guardEvent(connection.console, "initialized", () => afterStart(services)),
    );
    connection.onShutdown(() => {
      followed.stop();
      return services.dispose();
    });
    return {
      serverInfo: { name: "Strata", version: process.env["STRATA_VERSION"] ?? "development" },
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: {} },
        completionProvider: { resolveProvider: true, triggerCharacters: ["=", " ", "$", "-"] },
        hoverProvider: true,
        signatureHelpProvider: { triggerCharacters: ["-", "[", ",", '"', " ", "="] },
        definitionProvider: true,
        documentHighlightProvider: true,
        documentLinkProvider: {},
        documentSymbolProvider: true,
        foldingRangeProvider: true,
        renameProvider: { prepareProvider: true },
        ...(services.abilities.codeActionLiterals
          ? { codeActionProvider: CODE_ACTION_OPTIONS }
          : {}),
        ...(services.abilities.showDocument ? { executeCommandProvider: COMMAND_OPTIONS } : {}),
        ...(services.abilities.pullDiagnostics
          ? { diagnosticProvider: { interFileDependencies: true, workspaceDiagnostics: false } }
          : {}),
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      },
    };
  });
  connection.listen();
}

async function afterStart({ connection, abilities, folders }: Services): Promise<void> {
  if (abilities.workspaceFolders) {
    connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
      folders.changed(added, removed);
    });
  }
  if (abilities.registerConfiguration) {
    const section = { section: "strata" };
    await connection.client.register(DidChangeConfigurationNotification.type, section);
  }
}
