import type { ForecastResult } from "@strata/protocol/requests";

/** A forecast as lines: `line state first reason`; what is not executed is left out. */
export function forecastTable({ forecast, unavailable }: ForecastResult): readonly string[] {
  if (forecast === null) return [`none: ${unavailable ?? ""}`];
  return forecast.stages
    .flatMap((stage) => stage.steps)
    .filter(({ state }) => state !== "metadata" && state !== "skipped")
    .map(({ line, state, reasons }) =>
      [line, state, reasons[0]?.message ?? ""].join(" ").trimEnd(),
    );
}
