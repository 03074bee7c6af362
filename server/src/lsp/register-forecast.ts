import {
  type AffectedByParams,
  type AffectedByResult,
  type ChooseWayParams,
  type ChooseWayResult,
  type ForecastChangedParams,
  type ForecastParams,
  type ForecastResult,
  type SnapshotParams,
  type SnapshotResult,
  requests,
} from "@strata/protocol/requests";
import { NotificationType, RequestType } from "vscode-languageserver/node";
import { isWayFile } from "../ways/find-ways.ts";
import { affectedBy } from "./affected-by.ts";
import { isConfigurationFile } from "./configurations.ts";
import { Debouncer } from "./debounce.ts";
import { guard, guardEvent } from "./guard.ts";
import { filePathOf } from "./paths.ts";
import { type BuildsFollowed, followBuilds } from "./register-builds.ts";
import { registerChoices } from "./register-choices.ts";
import type { Services } from "./services.ts";

const forecast = new RequestType<ForecastParams, ForecastResult | null, void>(requests.forecast);
const snapshot = new RequestType<SnapshotParams, SnapshotResult | null, void>(requests.snapshot);
const chooseWay = new RequestType<ChooseWayParams, ChooseWayResult | null, void>(
  requests.chooseWay,
);
const affectedByRequest = new RequestType<AffectedByParams, AffectedByResult, void>(
  requests.affectedBy,
);
const forecastChanged = new NotificationType<ForecastChangedParams>(requests.forecastChanged);

/** Changes on disk come in bursts: the client is told once they are over. */
const QUIET_MILLISECONDS = 150;

export interface ForecastRegistration {
  readonly followed: BuildsFollowed;
  /** Remembers how an open document is built. */
  readonly chooseWay: (uri: string, way: string | null) => Promise<ChooseWayResult | null>;
}

const FAILED: ForecastResult = {
  version: 0,
  forecast: null,
  unavailable: "The forecast failed; the log says why.",
};

const NOTHING_AFFECTED: AffectedByResult = { steps: [], dockerfiles: [], text: "" };

/**
 * The forecast's requests, and what makes a forecast out of date.
 *
 * @param lintChanged Problems may be others now.
 */
export function registerForecast(
  services: Services,
  lintChanged: () => void,
): ForecastRegistration {
  const { connection, documents, forecasts, settings, builds, trust, engineFacts } = services;
  const { linter, configurations, ways, updateWatches, forgetCommits } = services;
  const { console: log } = connection;
  const debouncer = new Debouncer(QUIET_MILLISECONDS);
  const changed = (uris: readonly string[]): void => {
    for (const uri of uris) {
      forecasts.changed(uri);
      debouncer.schedule(uri, () => void connection.sendNotification(forecastChanged, { uri }));
    }
  };

  const followed = followBuilds(services, changed);
  registerChoices(services, changed);

  connection.onRequest(
    forecast,
    guard(log, "forecast", FAILED, async ({ textDocument, options }, signal) => {
      const document = documents.get(textDocument.uri);
      if (document === undefined) return null;
      const result = await forecasts.get(document, options ?? {}, signal);
      followed.looked(document);
      return result;
    }),
  );
  connection.onRequest(
    snapshot,
    guard(log, "snapshot", null, async ({ textDocument, options }, signal) => {
      const document = documents.get(textDocument.uri);
      if (document === undefined) return null;
      const result = await forecasts.record(document, options ?? {}, signal);
      changed(documents.keys());
      return result;
    }),
  );
  const choose: ForecastRegistration["chooseWay"] = async (uri, way) => {
    const document = documents.get(uri);
    if (document === undefined) return null;
    const chosen = await forecasts.chooseWay(document, way);
    changed([uri]);
    return { way: chosen };
  };
  connection.onRequest(
    chooseWay,
    guard(log, "choice of a way to build", null, ({ textDocument, way }) =>
      choose(textDocument.uri, way),
    ),
  );
  connection.onRequest(
    affectedByRequest,
    guard(log, "affected steps", NOTHING_AFFECTED, ({ uri }, signal) =>
      affectedBy(services, uri, signal),
    ),
  );
  connection.onDidChangeWatchedFiles(
    guardEvent(log, "changed files", async ({ changes }) => {
      const paths = changes.map(({ uri }) => filePathOf(uri)).filter((path) => path !== null);
      if (builds.concernGit(paths)) forgetCommits();
      if (paths.some(isConfigurationFile)) configurations.changed();
      if (paths.some(isWayFile)) ways.changed();
      if (paths.some((path) => isConfigurationFile(path) || isWayFile(path))) {
        changed(documents.keys());
      }
      if (paths.some((path) => isConfigurationFile(path) || path.endsWith(".dockerignore"))) {
        linter.changed();
        lintChanged();
      }
      changed(await builds.concernedBy(paths));
    }),
  );
  connection.onDidChangeConfiguration(
    guardEvent(log, "changed settings", ({ settings: sent }) => {
      settings.changed(sent);
      followed.restart();
      configurations.changed();
      linter.changed();
      lintChanged();
      changed(documents.keys());
    }),
  );
  connection.onNotification(
    requests.engineFactsChanged,
    guardEvent(log, "changed engine", () => {
      engineFacts.forget();
      followed.retry();
      changed(documents.keys());
    }),
  );
  connection.onNotification(
    requests.workspaceTrusted,
    guardEvent(log, "trust", () => {
      trust.granted = true;
      ways.changed();
      changed(documents.keys());
    }),
  );
  documents.onDidClose(
    guardEvent(log, "close", async ({ document: { uri } }) => {
      debouncer.cancel(uri);
      forecasts.close(uri);
      settings.forget(uri);
      followed.update();
      await updateWatches();
    }),
  );
  return { followed, chooseWay: choose };
}
