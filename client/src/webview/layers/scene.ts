import type { ForecastView, StageView, StepState, StepView } from "@strata/protocol/forecast";
import { bytesText, durationText } from "@strata/protocol/words";
import { marksOf } from "../../forecast/marks.ts";
import { baselineText, stateText, summaryText, timeNote } from "../../forecast/summary.ts";
import type { Translate } from "../../translate.ts";
import { type ShownText, shownText } from "./shown-text.ts";

/** A forecast in the words and amounts that picture, table and exports show. */
export interface Scene {
  readonly dockerfile: ShownText;
  readonly summary: string;
  /** What a reader has to know besides: baseline, time, build context, notes. */
  readonly facts: readonly ShownText[];
  readonly stages: readonly SceneStage[];
  readonly edges: readonly SceneEdge[];
}

export interface SceneStage {
  readonly index: number;
  readonly name: ShownText;
  /** `from node:22`, and whether the target needs it. */
  readonly about: ShownText;
  readonly needed: boolean;
  readonly line: number;
  readonly steps: readonly SceneStep[];
}

export interface SceneStep {
  /** 1-based, as `endLine`. */
  readonly line: number;
  readonly endLine: number;
  readonly instruction: string;
  readonly text: ShownText;
  readonly state: StepState;
  /** What the state is called. */
  readonly word: string;
  /** What the editor says at the line's end: where something begins. */
  readonly cause: ShownText | null;
  readonly reasons: readonly SceneReason[];
  readonly time: Amount | null;
  readonly size: Amount | null;
  /** Names of the stages that it takes from. */
  readonly takesFrom: readonly ShownText[];
}

export interface SceneReason {
  readonly message: ShownText;
  /** Where the message does not name all. */
  readonly files: readonly ShownText[];
}

/** An amount, and its share of the largest of its kind: what a bar's length says. */
export interface Amount {
  readonly text: string;
  readonly share: number;
}

export type EdgeKind = "base" | "copy" | "mount";

/** A stage takes from another: all of it, or what one step copies or mounts. */
export interface SceneEdge {
  readonly from: number;
  readonly to: number;
  readonly kind: EdgeKind;
  /** Of the step that takes. */
  readonly line: number;
}

export function sceneOf(forecast: ForecastView, t: Translate): Scene {
  const { dockerfile, context, target, baseline, notes, stages } = forecast;
  const time = timeNote(forecast, t);
  const steps = stages.flatMap((stage) => stage.steps);
  const parts: SceneParts = {
    forecast,
    t,
    causes: new Map(marksOf(forecast, t, CAUSES).words.map(({ line, text }) => [line + 1, text])),
    names: new Map(stages.map((stage) => [stage.index, nameOf(stage)])),
    mostSeconds: Math.max(0, ...steps.map(({ estimate }) => estimate?.seconds ?? 0)),
    mostBytes: Math.max(0, ...steps.map(({ estimate }) => estimate?.bytes ?? 0)),
  };
  const facts = [
    baselineText(baseline, t),
    ...(time === null ? [] : [time]),
    t("Build context: {0}", context),
    t("Target: {0}", target),
    ...notes.map((note) => t("Note: {0}", note)),
  ];
  return {
    dockerfile: shownText(dockerfile),
    summary: summaryText(forecast, t),
    facts: facts.map(shownText),
    stages: stages.map((stage) => sceneStage(stage, parts)),
    edges: stages.flatMap(edgesOf),
  };
}

interface SceneParts {
  readonly forecast: ForecastView;
  readonly t: Translate;
  readonly causes: ReadonlyMap<number, string>;
  readonly names: ReadonlyMap<number, string>;
  readonly mostSeconds: number;
  readonly mostBytes: number;
}

function nameOf({ name, index }: StageView): string {
  return name ?? String(index);
}

function sceneStage(stage: StageView, parts: SceneParts): SceneStage {
  const { t } = parts;
  const about = stage.needed
    ? t("from {0}", stage.base)
    : t("from {0}: not needed for the target", stage.base);
  return {
    index: stage.index,
    name: shownText(nameOf(stage)),
    about: shownText(about),
    needed: stage.needed,
    line: stage.line,
    steps: stage.steps.map((step) => sceneStep(step, parts)),
  };
}

function sceneStep(step: StepView, parts: SceneParts): SceneStep {
  const { forecast, t, causes, names, mostSeconds, mostBytes } = parts;
  const { line, endLine, instruction, text, state, reasons, estimate = {}, takesFrom = [] } = step;
  const cause = causes.get(line);
  const { seconds, bytes } = estimate;
  return {
    line,
    endLine,
    instruction,
    text: shownText(text),
    state,
    word: stateText(state, forecast.baseline, t),
    cause: cause === undefined ? null : shownText(cause),
    reasons: reasons.map(({ message, files = [] }) => ({
      message: shownText(message),
      files: files.length < 2 ? [] : files.map(shownText),
    })),
    time: seconds === undefined ? null : amount(durationText(seconds), seconds, mostSeconds),
    size: bytes === undefined ? null : amount(bytesText(bytes), bytes, mostBytes),
    takesFrom: takesFrom.map((index) => shownText(names.get(index) ?? String(index))),
  };
}

function amount(text: string, value: number, most: number): Amount {
  return { text, share: most === 0 ? 0 : value / most };
}

function edgesOf({ index, steps }: StageView): readonly SceneEdge[] {
  return steps.flatMap(({ line, instruction, takesFrom = [] }) =>
    takesFrom.map((from) => ({ from, to: index, kind: edgeKind(instruction), line })),
  );
}

function edgeKind(instruction: string): EdgeKind {
  if (instruction === "FROM") return "base";
  return instruction === "RUN" ? "mount" : "copy";
}

/** As the editor says them; that no build was seen stands there alone. */
const CAUSES = { marks: "causes", baselineHint: false } as const;
