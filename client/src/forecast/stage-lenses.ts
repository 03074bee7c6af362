import type { ForecastView } from "@strata/protocol/forecast";
import type { ForecastResult } from "@strata/protocol/requests";
import * as vscode from "vscode";
import { FORECAST_SECTION, forecastSettings } from "./forecast-settings.ts";
import { stageSummaryText } from "./stage-summary.ts";

/** Where the forecasts come from that the marks show. */
export interface ForecastSource {
  /** The URI of a document with a new forecast. */
  readonly onDidChange: vscode.Event<string>;
  /** The last answer about a document; null where there is none yet. */
  resultOf(uri: string): ForecastResult | null;
}

/** Says above each stage what rebuilds in it, where that is wanted. */
export class StageLenses implements vscode.CodeLensProvider {
  readonly #source: ForecastSource;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChangeCodeLenses = this.#changed.event;
  readonly #subscriptions: vscode.Disposable;

  constructor(source: ForecastSource) {
    this.#source = source;
    this.#subscriptions = vscode.Disposable.from(
      this.#changed,
      vscode.languages.registerCodeLensProvider({ language: "dockerfile" }, this),
      source.onDidChange(() => this.#changed.fire()),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(FORECAST_SECTION)) this.#changed.fire();
      }),
    );
  }

  async provideCodeLenses(
    document: vscode.TextDocument,
    token: vscode.CancellationToken,
  ): Promise<vscode.CodeLens[]> {
    const { enable, lenses } = forecastSettings(document);
    if (!enable || !lenses) return [];
    const forecast = await this.#forecastOf(document, token);
    return forecast === null ? [] : lensesOf(forecast);
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  /** The forecast of the text as it is: until there is one, the lenses stand where they stood. */
  #forecastOf(
    document: vscode.TextDocument,
    token: vscode.CancellationToken,
  ): Promise<ForecastView | null> {
    const uri = document.uri.toString();
    const { version } = document;
    const known = this.#source.resultOf(uri);
    if (known?.version === version) return Promise.resolve(known.forecast);
    return new Promise((resolve) => {
      const subscriptions = vscode.Disposable.from(
        token.onCancellationRequested(() => done(null)),
        this.#source.onDidChange((changed) => {
          if (changed === uri) done(this.#source.resultOf(uri)?.forecast ?? null);
        }),
      );
      function done(forecast: ForecastView | null): void {
        subscriptions.dispose();
        resolve(forecast);
      }
    });
  }
}

function lensesOf(forecast: ForecastView): vscode.CodeLens[] {
  const { t } = vscode.l10n;
  return forecast.stages.flatMap((stage) => {
    const range = new vscode.Range(stage.line - 1, 0, stage.line - 1, 0);
    const commands = [
      { title: stageSummaryText(stage, forecast, t), command: "strata.forecast.explain" },
      { title: t("Show Layers"), command: "strata.layers.show" },
    ];
    return commands.map((command) => new vscode.CodeLens(range, command));
  });
}
