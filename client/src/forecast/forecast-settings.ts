import * as vscode from "vscode";
import type { WantedMarks, WordsWhere } from "./marks.ts";

/** The section of the user's settings. */
export const FORECAST_SECTION = "strata.forecast";

/** What the user wants to see of a forecast. */
export interface ForecastSettings extends WantedMarks {
  readonly enable: boolean;
  readonly gutter: boolean;
  readonly lenses: boolean;
  readonly statusBar: boolean;
}

export function forecastSettings(document: vscode.TextDocument): ForecastSettings {
  const section = vscode.workspace.getConfiguration(FORECAST_SECTION, document);
  return {
    enable: section.get("enable", true),
    marks: section.get<WordsWhere>("marks", "causes"),
    baselineHint: section.get("baselineHint", true),
    gutter: section.get("gutter", true),
    lenses: section.get("lenses", false),
    statusBar: section.get("statusBar", true),
  };
}
