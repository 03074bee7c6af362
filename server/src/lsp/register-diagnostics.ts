import { setTimeout } from "node:timers/promises";
import {
  type Diagnostic,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
} from "vscode-languageserver/node";
import { diagnosticsOf } from "../features/diagnostics.ts";
import type { LintProblem } from "../lint/lint.ts";
import { Debouncer } from "./debounce.ts";
import { guard, guardEvent } from "./guard.ts";
import type { OpenDocument } from "./open-document.ts";
import type { Services } from "./services.ts";
import { within } from "./within.ts";

/** While somebody types, pushed problems wait for a pause; pulled ones are the client's matter. */
const TYPING_PAUSE_MILLISECONDS = 100;

/** What is told of scripts waits so long for a forecast, and no longer. */
const FORECAST_WAIT_MILLISECONDS = 200;
/** An answer that is made is sent a few turns of the event loop later. */
const ANSWER_MILLISECONDS = 5;

const NOTHING: DocumentDiagnosticReport = { kind: DocumentDiagnosticReportKind.Full, items: [] };

/**
 * Problems: pulled where the client can, else pushed. Returns what to call when they may be others
 * though no document changed.
 */
export function registerDiagnostics(services: Services): () => void {
  const { documents, linter, abilities } = services;
  documents.onDidClose(({ document: { uri } }) => {
    linter.close(uri);
  });
  return abilities.pullDiagnostics ? registerPull(services) : registerPush(services);
}

function registerPull(services: Services): () => void {
  const { connection, documents, abilities, linter } = services;
  const { console: log } = connection;
  connection.languages.diagnostics.on(
    guard(log, "diagnostics", NOTHING, async ({ textDocument }) => {
      const document = documents.get(textDocument.uri);
      if (document === undefined) return NOTHING;
      const problems = await linter.problems(document);
      return { ...NOTHING, items: asDiagnostics(services, document, problems) };
    }),
  );
  const refresh = guardEvent(log, "refresh of diagnostics", async () => {
    if (abilities.refreshDiagnostics) await connection.languages.diagnostics.refresh();
  });
  return () => {
    refresh(undefined);
  };
}

function registerPush(services: Services): () => void {
  const { connection, documents, linter, forecasts } = services;
  const { console: log } = connection;
  const debouncer = new Debouncer(TYPING_PAUSE_MILLISECONDS);
  const push = guardEvent(log, "diagnostics", async (uri: string) => {
    const document = documents.get(uri);
    if (document === undefined) return;
    const { version } = document;
    const send = async (problems: readonly LintProblem[]): Promise<void> => {
      // A newer version is on its way to be looked at.
      if (documents.get(uri)?.version !== version) return;
      const diagnostics = asDiagnostics(services, document, problems);
      await connection.sendDiagnostics({ uri, version, diagnostics });
    };
    const early = await linter.early(document);
    if (early !== null) {
      await send(early);
      // Loading the shell parser keeps the server busy for longer than a forecast takes.
      const forecast = forecasts.settled(uri);
      if (forecast !== null) {
        await within(FORECAST_WAIT_MILLISECONDS, forecast);
        await setTimeout(ANSWER_MILLISECONDS);
      }
    }
    await send(await linter.problems(document));
  });
  const opened = new WeakSet<OpenDocument>();
  documents.onDidOpen(({ document }) => {
    opened.add(document);
    push(document.uri);
  });
  documents.onDidChangeContent(({ document }) => {
    // The store tells of an opened document twice.
    if (opened.has(document)) return;
    const { uri } = document;
    debouncer.schedule(uri, () => {
      push(uri);
    });
  });
  documents.onDidClose(({ document: { uri } }) => {
    debouncer.cancel(uri);
    void connection.sendDiagnostics({ uri, diagnostics: [] });
  });
  return () => {
    for (const uri of documents.keys()) push(uri);
  };
}

function asDiagnostics(
  { rulePageUri, translator }: Services,
  { analysis }: OpenDocument,
  problems: readonly LintProblem[],
): Diagnostic[] {
  return diagnosticsOf(problems, analysis.dockerfile, rulePageUri, translator);
}
