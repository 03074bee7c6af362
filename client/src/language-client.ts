import {
  type AffectedByParams,
  type AffectedByResult,
  type BuildChoicesParams,
  type BuildChoicesResult,
  type ChooseBuildParams,
  type ForecastChangedParams,
  type ForecastParams,
  type ForecastResult,
  type SnapshotParams,
  type SnapshotResult,
  requests,
} from "@strata/protocol/requests";
import * as vscode from "vscode";
import {
  DidChangeWatchedFilesNotification,
  DocumentDiagnosticRequest,
  type FileEvent,
  LanguageClient,
  type LanguageClientOptions as ProtocolOptions,
  NotificationType,
  RequestType,
  type ServerOptions,
  State,
  TransportKind,
  vsdiag,
} from "vscode-languageclient/node";
import { answerEngineFacts } from "./forecast/engine-facts.ts";
import { BuildChoices } from "./forecast/build-choices.ts";
import { chooseBaseline, chooseTarget, setBuildArgument } from "./forecast/choose-build.ts";
import { FileEvents } from "./forecast/file-events.ts";
import { FileReaches } from "./forecast/file-reach.ts";
import { ForecastMarks, activeDockerfile } from "./forecast/forecast-marks.ts";
import { LayersPanel } from "./forecast/layers-panel.ts";
import { StageLenses } from "./forecast/stage-lenses.ts";
import { BesideOthers } from "./problems/beside-others.ts";
import type { Release } from "./engine/types.ts";
import type { LanguageClientOptions, LanguageServices } from "./language-client-module.ts";

const forecastRequest = new RequestType<ForecastParams, ForecastResult | null, void>(
  requests.forecast,
);
const snapshotRequest = new RequestType<SnapshotParams, SnapshotResult | null, void>(
  requests.snapshot,
);
const choicesRequest = new RequestType<BuildChoicesParams, BuildChoicesResult | null, void>(
  requests.buildChoices,
);
const affectedByRequest = new RequestType<AffectedByParams, AffectedByResult, void>(
  requests.affectedBy,
);
const chooseBuild = new NotificationType<ChooseBuildParams>(requests.chooseBuild);
const forecastChanged = new NotificationType<ForecastChangedParams>(requests.forecastChanged);

/** The entry of `dist/client/language-client.cjs`. */
export async function startLanguageClient(
  options: LanguageClientOptions,
): Promise<LanguageServices> {
  const { context, log } = options;
  const fileEvents = new FileEvents<FileEvent>((changes) =>
    client.sendNotification(DidChangeWatchedFilesNotification.type, { changes }),
  );
  const besideOthers = new BesideOthers();
  const client: LanguageClient = new LanguageClient(
    "strata",
    "Strata",
    serverOptions(context),
    protocolOptions(options, { fileEvents, besideOthers, choices: () => chosen.all() }),
  );
  const chosen = new BuildChoices(context.workspaceState);
  const releases: Release[] = [client, chosen, answerEngineFacts(client, options)];
  await client.start();
  const marks = new ForecastMarks({
    extensionUri: context.extensionUri,
    log,
    chosen,
    ask: (document, token) =>
      client.sendRequest(forecastRequest, { textDocument: identify(document) }, token),
  });
  const layers = new LayersPanel({
    extensionUri: context.extensionUri,
    log,
    ask: (document, options, token) =>
      client.sendRequest(
        forecastRequest,
        { textDocument: identify(document), ...(options === undefined ? {} : { options }) },
        token,
      ),
    choices,
  });
  const reaches = new FileReaches((file, token) => {
    const uri = client.code2ProtocolConverter.asUri(file);
    return client.sendRequest(affectedByRequest, { uri }, token);
  });
  releases.push(
    reaches,
    besideOthers.follow(() => {
      client.getFeature(DocumentDiagnosticRequest.method).refresh();
    }),
    new StageLenses(marks),
    chosen.onDidChange((uri) => {
      void client.sendNotification(chooseBuild, { uri, choice: chosen.of(uri) });
    }),
    marks,
    layers,
    client.onNotification(forecastChanged, ({ uri }) => {
      const changed = client.protocol2CodeConverter.asUri(uri).toString();
      marks.changed(changed);
      layers.changed(changed);
    }),
    client.onDidChangeState(({ newState }) => {
      // A server that was started again, by itself or by the user, has forgotten everything.
      if (newState !== State.Running) return;
      marks.askAgain();
      layers.askAgain();
    }),
    vscode.workspace.onDidGrantWorkspaceTrust(() => {
      void client.sendNotification(requests.workspaceTrusted);
    }),
  );

  function identify(document: vscode.TextDocument): { uri: string } {
    return client.code2ProtocolConverter.asTextDocumentIdentifier(document);
  }

  function choices(document: vscode.TextDocument): Promise<BuildChoicesResult | null> {
    return client.sendRequest(choicesRequest, { textDocument: identify(document) });
  }

  return {
    chooseBaseline: () => chooseBaseline({ chosen, choices }),
    chooseTarget: () => chooseTarget({ chosen, choices }),
    setBuildArgument: () => setBuildArgument({ chosen, choices }),
    explainForecast: () => marks.explain(),
    showReach: (file) => reaches.show(file),
    showLayers: () => layers.show(),
    recordBaseline: async () => {
      const document = activeDockerfile();
      const textDocument = document === undefined ? undefined : identify(document);
      const result = textDocument && (await client.sendRequest(snapshotRequest, { textDocument }));
      await vscode.window.showInformationMessage(
        result === undefined
          ? vscode.l10n.t("Open a Dockerfile to record what its build is made from now.")
          : (result?.label ?? vscode.l10n.t("Nothing was recorded: the log says why.")),
      );
    },
    restartServer: () => client.restart(),
    dispose: () => {
      for (const each of releases.reverse()) each.dispose();
    },
  };
}

function serverOptions(context: vscode.ExtensionContext): ServerOptions {
  const module = vscode.Uri.joinPath(context.extensionUri, "dist", "server", "server.cjs").fsPath;
  const transport = TransportKind.ipc;
  return {
    run: { module, transport },
    debug: { module, transport, options: { execArgv: ["--nolazy", "--inspect=6009"] } },
  };
}

function protocolOptions(
  { log, context }: LanguageClientOptions,
  parts: {
    readonly fileEvents: FileEvents<FileEvent>;
    readonly besideOthers: BesideOthers;
    readonly choices: () => ReturnType<BuildChoices["all"]>;
  },
): ProtocolOptions {
  return {
    documentSelector: ["file", "untitled", "vscode-vfs"].map((scheme) => ({
      scheme,
      language: "dockerfile",
    })),
    outputChannel: log,
    // Asked for at each start: meanwhile something else may have been chosen.
    initializationOptions: () => ({
      trusted: vscode.workspace.isTrusted,
      engineFacts: true,
      texts: vscode.l10n.bundle,
      choices: parts.choices(),
    }),
    middleware: {
      provideDiagnostics: async (document, previousResultId, token, next) => {
        const report = await next(document, previousResultId, token);
        if (report?.kind !== vsdiag.DocumentDiagnosticReportKind.full) return report;
        const uri = document instanceof vscode.Uri ? document : document.uri;
        return { ...report, items: parts.besideOthers.shown(uri, report.items) };
      },
      workspace: {
        didChangeWatchedFile: (event) => {
          parts.fileEvents.add(event);
          return Promise.resolve();
        },
      },
      window: {
        showDocument: async (params, token, next) => {
          const page = /\/docs\/rules\/([\w-]+\.md)$/.exec(params.uri)?.[1];
          if (page === undefined) return await next(params, token);
          // The server knows its folder by its real path, the editor by the one it was given.
          const uri = vscode.Uri.joinPath(context.extensionUri, "docs", "rules", page);
          await vscode.commands.executeCommand("markdown.showPreviewToSide", uri);
          return { success: true };
        },
      },
    },
  };
}
