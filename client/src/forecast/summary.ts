import type { BaselineView, ForecastView, StepState, SummaryView } from "@strata/protocol/forecast";
import { durationText, rangeText } from "@strata/protocol/words";
import type { Translate } from "../translate.ts";

/** "3 of 7 steps rebuild · 14 s": the forecast in a few words. */
export function summaryText(forecast: ForecastView, t: Translate): string {
  const counts = countsText(forecast, t);
  const time = timeText(forecast.summary, t);
  return time === null ? counts : `${counts} · ${time}`;
}

/** How long the steps take that rebuild; null where nothing was measured. */
function timeText(
  { rebuild, seconds, secondsKnown = rebuild }: SummaryView,
  t: Translate,
): string | null {
  if (seconds === undefined) return null;
  const time = durationText(seconds);
  return secondsKnown < rebuild ? t("at least {0}", time) : time;
}

function countsText({ summary, baseline }: ForecastView, t: Translate): string {
  const { cached, rebuild, unsure } = summary;
  const steps = cached + rebuild + unsure;
  if (steps === 0) return t("No steps to build");
  if (rebuild === 0 && unsure === 0) return allCached(steps, baseline, t);
  if (rebuild === 0) return t("{0} of {1} steps may rebuild", unsure, steps);
  if (unsure === 0) return t("{0} of {1} steps rebuild", rebuild, steps);
  return t("{0} of {1} steps rebuild, {2} unsure", rebuild, steps, unsure);
}

/** How a sum of times comes about, for those who want to know; null where there is none. */
export function timeNote({ summary }: ForecastView, t: Translate): string | null {
  const { rebuild, seconds, spread, secondsKnown = rebuild, unsureSeconds = 0 } = summary;
  if (seconds === undefined || spread === undefined) return null;
  const known =
    secondsKnown < rebuild
      ? t("{0} of {1} steps that rebuild were measured", secondsKnown, rebuild)
      : t("stages run side by side");
  const range = t("Time: {0}, by builds that ran here; {1}.", rangeText(spread), known);
  if (unsureSeconds === 0) return range;
  return `${range} ${t("If what is unsure runs as well: {0} more.", durationText(unsureSeconds))}`;
}

/** What a state is called. Against git nothing says that a step was ever built here. */
export function stateText(state: StepState, baseline: BaselineView, t: Translate): string {
  switch (state) {
    case "cached":
      return baseline.kind === "git" ? t("unchanged") : t("cached");
    case "rebuild":
      return t("rebuild");
    case "unsure":
      return t("unsure");
    case "metadata":
      return t("metadata");
    case "skipped":
      return t("skipped");
  }
}

/** What the forecast was compared with. */
export function baselineText({ label }: BaselineView, t: Translate): string {
  return t("Baseline: {0}", label);
}

function allCached(steps: number, { kind }: BaselineView, t: Translate): string {
  if (steps === 1) return kind === "git" ? t("The step is unchanged") : t("The step is cached");
  return kind === "git" ? t("All {0} steps unchanged", steps) : t("All {0} steps cached", steps);
}
