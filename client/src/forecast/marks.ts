import type { ForecastView, ReasonView, StepState, StepView } from "@strata/protocol/forecast";
import { durationText, midSentence } from "@strata/protocol/words";
import type { Translate } from "../translate.ts";
import { type BaselineHint, baselineHint } from "./baseline-hint.ts";
import { secondsFrom } from "./time.ts";

/** States that have a mark; the others are not executed at all. */
export type MarkedState = "cached" | "rebuild" | "unsure";

export const MARKED_STATES: readonly MarkedState[] = ["rebuild", "unsure", "cached"];

/** What the editor shows of a forecast, as plain data. Lines are 0-based. */
export interface Marks {
  readonly steps: readonly StepMark[];
  /** In words, at the line's end. */
  readonly words: readonly WordMark[];
  /** At the end of the first line. */
  readonly hint: BaselineHint | null;
}

export interface StepMark {
  readonly line: number;
  readonly state: MarkedState;
}

export interface WordMark {
  readonly line: number;
  readonly state: MarkedState;
  readonly text: string;
}

/** A mark never pushes the text away: what is longer ends in an ellipsis, the hover says it whole. */
const LONGEST_WORDS = 72;
const LONGEST_PATH = 44;

/** Where words stand: where something begins, at every step that is not cached, nowhere. */
export type WordsWhere = "causes" | "all" | "off";

/** Which marks are wanted, beside the shapes. */
export interface WantedMarks {
  readonly marks: WordsWhere;
  readonly baselineHint: boolean;
}

/**
 * Every step gets its shape; words stand where a stage starts to rebuild, and where it starts to
 * be unsure.
 */
export function marksOf(forecast: ForecastView, t: Translate, wanted: WantedMarks): Marks {
  const { marks: where } = wanted;
  const hint = wanted.baselineHint ? baselineHint(forecast, t) : null;
  const states = new Map<number, StepState>();
  for (const { steps } of forecast.stages) {
    for (const { line, state } of steps) states.set(line, state);
  }
  const steps: StepMark[] = [];
  const words: WordMark[] = [];
  let saidNoBaseline = hint !== null;
  for (const step of forecast.stages.flatMap((stage) => stage.steps)) {
    const { state } = step;
    if (!isMarked(state)) continue;
    const line = step.line - 1;
    steps.push({ line, state });
    if (state === "cached" || where === "off") continue;
    if (where === "causes" && !begins(step, states)) continue;
    // Without a baseline every stage begins to rebuild for the same reason: once is enough.
    const isNoBaseline = step.reasons[0]?.kind === "no-baseline";
    if (where === "causes" && isNoBaseline && saidNoBaseline) continue;
    saidNoBaseline ||= isNoBaseline;
    const time = secondsFrom(step, forecast);
    words.push({ line, state, text: wordsOf(step, time === null ? "" : timeText(time), t) });
  }
  return { steps, words, hint };
}

export function isMarked(state: StepState): state is MarkedState {
  return state === "cached" || state === "rebuild" || state === "unsure";
}

/** Whether a step rebuilds, or is unsure, for another reason than a step above that does. */
function begins({ state, reasons }: StepView, states: ReadonlyMap<number, StepState>): boolean {
  return !reasons.some(({ kind, line }) => {
    if (kind !== "previous-step" || line === undefined) return false;
    const above = states.get(line);
    return above === state || above === "rebuild";
  });
}

function wordsOf(step: StepView, time: string, t: Translate): string {
  const cause = step.reasons.find(({ kind }) => kind !== "previous-step") ?? step.reasons[0];
  if (cause === undefined)
    return `${step.state === "unsure" ? t("may rebuild") : t("rebuilds")}${time}`;
  if (cause.kind === "previous-step" && cause.line !== undefined) {
    const after =
      step.state === "unsure"
        ? t("may rebuild after line {0}", cause.line)
        : t("rebuilds after line {0}", cause.line);
    return `${after}${time}`;
  }
  if (cause.otherContext === true) return `${t("other build context?")}${time}`;
  const why = midSentence(shortReason(cause, t));
  const text = step.state === "unsure" ? t("may rebuild: {0}", why) : t("rebuilds: {0}", why);
  return `${bounded(text, LONGEST_WORDS - time.length)}${time}`;
}

function timeText(seconds: number): string {
  return ` · ${durationText(seconds)}`;
}

/** A reason in a few words, without a full stop. Files are named from their end. */
function shortReason(reason: ReasonView, t: Translate): string {
  // What may differ in the other stage is for the hover.
  if (reason.kind === "stage-changed") return reason.message.replace(/(?:: .*|\.)$/, "");
  const [file, ...others] = reason.files ?? [];
  if (file === undefined) return reason.message.replace(/\.$/, "");
  const path = shortPath(file);
  const more = others.length;
  switch (reason.kind) {
    case "file-added":
      return more === 0 ? t("{0} added", path) : t("{0} and {1} more added", path, more);
    case "file-removed":
      return more === 0 ? t("{0} removed", path) : t("{0} and {1} more removed", path, more);
    case "file-mode":
      return more === 0
        ? t("mode of {0} changed", path)
        : t("mode of {0} and {1} more changed", path, more);
    case "file-changed":
      return more === 0 ? t("{0} changed", path) : t("{0} and {1} more changed", path, more);
    default:
      return reason.message.replace(/\.$/, "");
  }
}

function shortPath(path: string): string {
  return path.length <= LONGEST_PATH ? path : `…${path.slice(1 - LONGEST_PATH)}`;
}

function bounded(text: string, length: number): string {
  const oneLine = text.replace(/\s+/g, " ");
  return oneLine.length <= length ? oneLine : `${oneLine.slice(0, length - 1)}…`;
}
