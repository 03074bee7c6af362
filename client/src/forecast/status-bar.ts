import type { ForecastView } from "@strata/protocol/forecast";
import * as vscode from "vscode";
import { baselineText, summaryText, timeNote } from "./summary.ts";

/** Sums up the forecast of the Dockerfile that is being looked at. */
export class ForecastStatusBar {
  readonly #item: vscode.StatusBarItem;

  constructor() {
    this.#item = vscode.window.createStatusBarItem("forecast", vscode.StatusBarAlignment.Left, 0);
    this.#item.name = vscode.l10n.t("Strata: Forecast");
    this.#item.command = "strata.forecast.explain";
  }

  showForecast(forecast: ForecastView): void {
    const { t } = vscode.l10n;
    const summary = summaryText(forecast, t);
    const time = timeNote(forecast, t);
    const { dockerfile, context, baseline, notes } = forecast;
    const lines = [
      t("Next build of {0}: {1}", dockerfile, summary),
      ...(time === null ? [] : [time]),
      baselineText(baseline, t),
      t("Build context: {0}", context),
      ...notes,
      t("Click for the whole forecast as text."),
    ];
    this.#show(`$(layers) ${summary}`, lines.join("\n"), summary);
  }

  showUnavailable(why: string): void {
    const text = vscode.l10n.t("No forecast");
    this.#show(`$(layers) ${text}`, why, `${text}: ${why}`);
  }

  hide(): void {
    this.#item.hide();
  }

  dispose(): void {
    this.#item.dispose();
  }

  #show(text: string, tooltip: string, spoken: string): void {
    this.#item.text = text;
    this.#item.tooltip = tooltip;
    this.#item.accessibilityInformation = { label: vscode.l10n.t("Strata forecast: {0}", spoken) };
    this.#item.show();
  }
}
