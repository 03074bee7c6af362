import type { ForecastView, ReasonView, StageView, StepView } from "@strata/protocol/forecast";
import { estimateText } from "@strata/protocol/words";
import type { Translate } from "../translate.ts";
import { baselineHint } from "./baseline-hint.ts";
import { baselineText, stateText, summaryText, timeNote } from "./summary.ts";

/** The whole forecast as plain text: the twin of the marks, for reading aloud and for copying. */
export function explanationText(forecast: ForecastView, t: Translate): string {
  const { dockerfile, context, target, baseline, notes, stages } = forecast;
  const time = timeNote(forecast, t);
  const lines = [
    t("Forecast for {0}", dockerfile),
    "",
    `${summaryText(forecast, t)}.`,
    ...(time === null ? [] : [time]),
    baselineText(baseline, t),
    ...(baselineHint(forecast, t) === null ? [] : [waysToABaseline(t)]),
    t("Build context: {0}", context),
    t("Target: {0}", target),
    ...notes.map((note) => t("Note: {0}", note)),
  ];
  return [...lines, ...stages.flatMap((stage) => stageLines(stage, forecast, t)), ""].join("\n");
}

function waysToABaseline(t: Translate): string {
  return t(
    "No build seen here: build while the Dockerfile is open, or run “Strata: Record a Baseline Now” or “Strata: Compare With…”.",
  );
}

function stageLines(stage: StageView, forecast: ForecastView, t: Translate): readonly string[] {
  const name = stage.name ?? String(stage.index);
  const heading = stage.needed
    ? t("Stage {0}, from {1}", name, stage.base)
    : t("Stage {0}, from {1}: not needed for the target", name, stage.base);
  const assumed =
    stage.baseAssumed === true
      ? [`  ${t("The image {0} could not be looked at; it is taken to be as before.", stage.base)}`]
      : [];
  const width = Math.max(...stage.steps.map((step) => stateOf(step, forecast, t).length), 0);
  const steps = stage.needed
    ? stage.steps.flatMap((step) => stepLines(step, width, forecast, t))
    : [];
  return ["", heading, ...assumed, ...steps];
}

function stepLines(
  step: StepView,
  width: number,
  forecast: ForecastView,
  t: Translate,
): readonly string[] {
  const line = t("line {0}", step.line).padEnd(9);
  const estimate = step.estimate === undefined ? null : estimateText(step.estimate);
  return [
    `  ${line} ${stateOf(step, forecast, t).padEnd(width)}  ${step.text}`,
    ...(estimate === null ? [] : [`      ${t("Takes: {0}", estimate)}`]),
    ...step.reasons.flatMap((reason) => reasonLines(reason)).map((text) => `      ${text}`),
  ];
}

function reasonLines({ message, files = [] }: ReasonView): readonly string[] {
  if (files.length < 2) return [`- ${message}`];
  return [`- ${message}`, ...files.map((file) => `    ${file}`)];
}

function stateOf(step: StepView, { baseline }: ForecastView, t: Translate): string {
  return stateText(step.state, baseline, t);
}
