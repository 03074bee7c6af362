import type { BuildChoice } from "@strata/protocol/requests";
import type { InitializeParams } from "vscode-languageserver/node";

/** What the client can do, of what the server would use. No editor is taken for granted. */
export interface ClientAbilities {
  readonly pullDiagnostics: boolean;
  readonly refreshDiagnostics: boolean;
  readonly configuration: boolean;
  /** It can be asked to tell when settings change. */
  readonly registerConfiguration: boolean;
  readonly watchFiles: boolean;
  /** Watched folders may be named by URI; else only by a pattern of the whole path. */
  readonly relativePatterns: boolean;
  readonly workspaceFolders: boolean;
  readonly documentSymbolTree: boolean;
  readonly codeActionLiterals: boolean;
  readonly versionedEdits: boolean;
  /** An edit may make a file. */
  readonly createdFiles: boolean;
  readonly showDocument: boolean;
  readonly markdownHover: boolean;
  readonly options: ClientOptions;
}

/** `initializationOptions`: what a client that knows Strata may say. */
export interface ClientOptions {
  /** False where the user does not trust what they opened: git is not started. */
  readonly trusted: boolean;
  /** The client answers `strata/engineFacts`. */
  readonly engineFacts: boolean;
  /** Texts in the user's language, by their English templates. */
  readonly texts: Readonly<Record<string, string>>;
  /** What the user chose for the forecasts of Dockerfiles, by their URIs. */
  readonly choices: Readonly<Record<string, BuildChoice>>;
}

export function clientAbilities(params: InitializeParams): ClientAbilities {
  const { workspace, textDocument, window } = params.capabilities;
  return {
    pullDiagnostics: textDocument?.diagnostic !== undefined,
    refreshDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    configuration: workspace?.configuration === true,
    registerConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    watchFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    relativePatterns: workspace?.didChangeWatchedFiles?.relativePatternSupport === true,
    workspaceFolders: workspace?.workspaceFolders === true,
    documentSymbolTree: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    codeActionLiterals: textDocument?.codeAction?.codeActionLiteralSupport !== undefined,
    versionedEdits: workspace?.workspaceEdit?.documentChanges === true,
    createdFiles: workspace?.workspaceEdit?.resourceOperations?.includes("create") === true,
    showDocument: window?.showDocument?.support === true,
    markdownHover: textDocument?.hover?.contentFormat?.includes("markdown") === true,
    options: clientOptions(params.initializationOptions),
  };
}

function clientOptions(options: unknown): ClientOptions {
  const { trusted, engineFacts, texts, choices } = record(options);
  return {
    trusted: trusted !== false,
    engineFacts: engineFacts === true,
    texts: textsIn(texts),
    choices: Object.fromEntries(
      Object.entries(record(choices)).map(([uri, choice]) => [uri, buildChoice(choice)]),
    ),
  };
}

/** A choice as a client tells it; what is none of its fields is left out. */
export function buildChoice(choice: unknown): BuildChoice {
  const { against, target, buildArgs } = record(choice);
  return {
    ...(typeof against === "string" ? { against } : {}),
    ...(typeof target === "string" ? { target } : {}),
    buildArgs: textsIn(buildArgs),
  };
}

function textsIn(value: unknown): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(record(value)).filter(
      (entry): entry is [string, string] => typeof entry[1] === "string",
    ),
  );
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null
    ? (value as Readonly<Record<string, unknown>>)
    : {};
}
