import type {
  BaselineView,
  ForecastView,
  ReasonView,
  StageView,
  StepState,
  StepView,
  SummaryView,
} from "@strata/protocol/forecast";
import { isSecret, MASK, maskText } from "@strata/protocol/secrets";
import type { Instruction } from "../syntax/tree.ts";
import type { Cost } from "./cost.ts";
import type { Explanations } from "./explain.ts";
import type { Plan, PlannedStage, PlannedStep } from "./plan.ts";
import type { ForecastRequest } from "./request.ts";
import type { StageVerdicts } from "./walk.ts";

export interface ViewParts {
  readonly request: ForecastRequest;
  readonly plan: Plan;
  readonly verdicts: ReadonlyMap<number, StageVerdicts>;
  readonly explanations: Explanations;
  readonly cost: Cost;
  readonly baseline: BaselineView;
  readonly unknownImages: ReadonlySet<string>;
  readonly notes: readonly string[];
}

/** Puts a forecast into the form that crosses a wire. */
export function forecastView(parts: ViewParts): ForecastView {
  const { request, plan, baseline, notes } = parts;
  const { evaluation } = plan;
  const stages = plan.stages.map((stage) => stageView(stage, parts));
  const target =
    evaluation.target === null ? undefined : evaluation.model.stages[evaluation.target];
  return {
    dockerfile: request.shown.dockerfile,
    context: request.shown.context,
    target: target?.name ?? String(target?.index ?? ""),
    baseline,
    ...(request.how === null ? {} : { way: request.how.way, ways: request.how.offered }),
    globals: evaluation.model.globals.map((instruction) => stepView(instruction, "metadata", [])),
    stages,
    summary: { ...summaryOf(stages), ...parts.cost.summary },
    notes,
  };
}

function stageView(planned: PlannedStage, parts: ViewParts): StageView {
  const { stage, base } = planned.evaluated;
  const verdicts = parts.verdicts.get(stage.index);
  const needed = verdicts !== undefined;
  const steps = planned.steps.map((step, index): StepView | null => {
    if (step.trigger) return null;
    const state = needed ? (verdicts.steps[index]?.state ?? "metadata") : "skipped";
    const view = {
      ...stepView(step.instruction, state, parts.explanations.steps.get(step) ?? []),
      ...takesFrom(step),
    };
    const estimate = parts.cost.estimates.get(step);
    return needed && estimate !== undefined ? { ...view, estimate } : view;
  });
  const fromState = needed ? (verdicts.base ?? "metadata") : "skipped";
  const from = stepView(stage.from, fromState, parts.explanations.bases.get(stage.index) ?? []);
  const assumed = needed && base.kind === "image" && parts.unknownImages.has(base.factsKey);
  return {
    index: stage.index,
    name: stage.name,
    line: stage.from.startLine + 1,
    needed,
    base: baseText(planned, parts.plan),
    ...(assumed ? { baseAssumed: true as const } : {}),
    steps: [
      base.kind === "stage" ? { ...from, takesFrom: [base.index] } : from,
      ...steps.filter((step) => step !== null),
    ],
  };
}

function takesFrom({ definition }: PlannedStep): Pick<StepView, "takesFrom"> {
  const places = (definition?.taken ?? []).map(({ place }) => place);
  const stages = places.flatMap((place) => (place.kind === "stage" ? [place.index] : []));
  return stages.length === 0 ? {} : { takesFrom: [...new Set(stages)] };
}

function baseText({ evaluated: { base } }: PlannedStage, plan: Plan): string {
  switch (base.kind) {
    case "image":
      return base.reference;
    case "stage":
      return plan.stages[base.index]?.evaluated.stage.name ?? String(base.index);
    case "scratch":
      return "scratch";
    case "context":
      return base.name;
    case "invalid":
      return base.text;
  }
}

function stepView(
  instruction: Instruction,
  state: StepState,
  reasons: readonly ReasonView[],
): StepView {
  return {
    line: instruction.startLine + 1,
    endLine: instruction.endLine + 1,
    instruction: instruction.keyword,
    text: shownText(instruction),
    state,
    reasons: state === "rebuild" || state === "unsure" ? reasons : [],
  };
}

const MAXIMUM_TEXT = 200;

/** As written, on one line, without secrets. */
function shownText(instruction: Instruction): string {
  let text = instruction.line.text;
  const { args } = instruction;
  for (const { name, value } of args.kind === "pairs" ? args.pairs : []) {
    if (value !== null && isSecret(name.text, value.text)) text = text.replace(value.text, MASK);
  }
  const line = maskText(text.replace(/[\r\n]+/g, " "));
  return line.length <= MAXIMUM_TEXT ? line : `${line.slice(0, MAXIMUM_TEXT - 1)}…`;
}

function summaryOf(stages: readonly StageView[]): SummaryView {
  const summary = { cached: 0, rebuild: 0, unsure: 0, metadata: 0, skipped: 0 };
  for (const { steps } of stages) {
    for (const { state } of steps.slice(1)) summary[state] += 1;
  }
  return summary;
}
