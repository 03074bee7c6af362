import {
  type Hover,
  MarkupContent,
  MarkupKind,
  type TextDocumentPositionParams,
} from "vscode-languageserver/node";
import { documentSymbols } from "../features/document-symbols.ts";
import { foldingRanges } from "../features/folding.ts";
import type { LanguageAssist, Place } from "../features/language-assist.ts";
import { forecastHover } from "../features/forecast-hover.ts";
import { loadLanguageAssist } from "./features.ts";
import { type Handler, guard } from "./guard.ts";
import type { OpenDocument } from "./open-document.ts";
import type { Services } from "./services.ts";

/** Completion, hover and the like: what is asked about one place in one document. */
export function registerAssist(services: Services): void {
  const { connection, documents, initialization } = services;
  const { console: log } = connection;
  const loading: { assist: Promise<LanguageAssist> | null } = { assist: null };
  const assist = (): Promise<LanguageAssist> =>
    (loading.assist ??= loadLanguageAssist(initialization.capabilities));

  /** A handler for a place; null where the document is not open. */
  const atPlace =
    <Params extends TextDocumentPositionParams, Result>(
      answer: (assist: LanguageAssist, place: Place, params: Params) => Result | Promise<Result>,
    ): Handler<Params, Result | null> =>
    async (params) => {
      const document = documents.get(params.textDocument.uri);
      if (document === undefined) return null;
      const { uri, analysis } = document;
      return answer(await assist(), { uri, analysis, position: params.position }, params);
    };

  connection.onCompletion(
    guard(
      log,
      "completion",
      null,
      atPlace((it, place) => it.completion(place)),
    ),
  );
  connection.onCompletionResolve((item, token) =>
    guard(log, "completion resolve", item, async () => (await assist()).resolveCompletion(item))(
      item,
      token,
    ),
  );
  connection.onSignatureHelp(
    guard(
      log,
      "signature help",
      null,
      atPlace((it, place) => it.signature(place)),
    ),
  );
  connection.onDefinition(
    guard(
      log,
      "definition",
      null,
      atPlace((it, place) => it.definition(place)),
    ),
  );
  connection.onDocumentHighlight(
    guard(
      log,
      "highlights",
      null,
      atPlace((it, place) => it.highlights(place)),
    ),
  );
  connection.onPrepareRename(
    guard(
      log,
      "prepare rename",
      null,
      atPlace((it, place) => it.prepareRename(place)),
    ),
  );
  connection.onRenameRequest(
    guard(
      log,
      "rename",
      null,
      atPlace((it, place, { newName }: { newName: string } & TextDocumentPositionParams) => ({
        changes: { [place.uri]: it.rename(place, newName) },
      })),
    ),
  );
  connection.onHover(
    guard(log, "hover", null, async (params, signal): Promise<Hover | null> => {
      const document = documents.get(params.textDocument.uri);
      if (document === undefined) return null;
      const { uri, analysis } = document;
      const { position } = params;
      const explained = (await assist()).hover({ uri, analysis, position });
      const forecast = await forecastAt(services, document, position.line, signal);
      return joinHovers(forecast, explained);
    }),
  );
  connection.onDocumentLinks(
    guard(log, "links", null, async ({ textDocument }) => {
      const document = documents.get(textDocument.uri);
      return document === undefined ? null : (await assist()).links(document.analysis);
    }),
  );
  connection.onDocumentSymbol(
    guard(log, "symbols", null, ({ textDocument }) => {
      const document = documents.get(textDocument.uri);
      return document === undefined ? null : documentSymbols(document.analysis);
    }),
  );
  connection.onFoldingRanges(
    guard(log, "folding", null, ({ textDocument }) => {
      const document = documents.get(textDocument.uri);
      return document === undefined ? null : foldingRanges(document.analysis);
    }),
  );
}

/** Null where the user does not want it, or there is none. */
async function forecastAt(
  { forecasts, settings, abilities }: Services,
  document: OpenDocument,
  line: number,
  signal: AbortSignal,
): Promise<MarkupContent | null> {
  if (!(await settings.of(document.uri)).forecast.hover) return null;
  const { forecast } = await forecasts.get(document, {}, signal);
  const kind = abilities.markdownHover ? MarkupKind.Markdown : MarkupKind.PlainText;
  return forecast === null ? null : forecastHover(forecast, line, kind);
}

/** The forecast first: it is what changes. */
function joinHovers(forecast: MarkupContent | null, explained: Hover | null): Hover | null {
  if (forecast === null) return explained;
  if (explained === null || !MarkupContent.is(explained.contents)) return { contents: forecast };
  const rule = forecast.kind === MarkupKind.Markdown ? "\n\n---\n\n" : "\n\n";
  const value = `${forecast.value}${rule}${explained.contents.value}`;
  return { ...explained, contents: { kind: forecast.kind, value } };
}
