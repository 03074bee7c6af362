import type { ForecastView, StageView, SummaryView } from "@strata/protocol/forecast";
import type { Translate } from "../translate.ts";
import { summaryText } from "./summary.ts";

/** What the next build does in one stage, in a few words. */
export function stageSummaryText(stage: StageView, forecast: ForecastView, t: Translate): string {
  if (!stage.needed) return t("Not needed for the target {0}", forecast.target);
  return summaryText({ ...forecast, summary: summaryOf(stage) }, t);
}

/** FROM is no step; the steps of one stage run one after another. */
function summaryOf({ steps }: StageView): SummaryView {
  const counts = { cached: 0, rebuild: 0, unsure: 0, metadata: 0, skipped: 0 };
  const times: number[] = [];
  for (const { state, estimate } of steps.slice(1)) {
    counts[state] += 1;
    if (state === "rebuild" && estimate?.seconds !== undefined) times.push(estimate.seconds);
  }
  if (times.length === 0) return counts;
  const seconds = times.reduce((sum, each) => sum + each, 0);
  return { ...counts, seconds, secondsKind: "sum", secondsKnown: times.length };
}
