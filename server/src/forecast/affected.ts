import type { StepState, StepView } from "@strata/protocol/forecast";
import type { Cancellation, Host } from "../platform/host.ts";
import { captureBuild } from "./capture.ts";
import { checkTarget } from "./check-target.ts";
import { costOf, type CostSummary } from "./cost.ts";
import { explain } from "./explain.ts";
import { measuredPlans } from "./measured-plans.ts";
import { planBuilds } from "./plan.ts";
import type { ForecastRequest } from "./request.ts";
import { forecastView } from "./view.ts";
import { rememberBuilds, walkBuild } from "./walk.ts";
import { supposeChanges } from "./what-if.ts";

/** What a supposed change reaches. */
export interface Affected {
  readonly steps: readonly StepView[];
  readonly cost: CostSummary;
  /** Whether what the request supposes changed is part of a build context at all. */
  readonly isFound: boolean;
}

/**
 * The steps that would not be cached if what the request supposes changed right after a build of
 * how everything is now.
 *
 * @throws ForecastError where the request or the Dockerfile is at fault.
 */
export async function affectedSteps(
  request: ForecastRequest,
  host: Host,
  signal?: Cancellation,
): Promise<Affected> {
  const capture = await captureBuild(request, host, {}, signal);
  checkTarget(request, capture);
  const { record, notes } = supposeChanges(capture.record, request.whatIf);
  const plans = planBuilds(record, [capture.record], capture.imageStore);
  const plan = plans.now;
  const memory = rememberBuilds(plans.earlier);
  const verdicts = walkBuild(plan, memory);
  const cost = costOf(plan, verdicts, await measuredPlans(request, host, capture));
  const view = forecastView({
    request,
    plan,
    verdicts,
    explanations: explain(plan, verdicts, plans.earlier[0] ?? null),
    cost,
    baseline: { kind: "none", label: "" },
    unknownImages: capture.unknownImages,
    notes: [],
  });
  // A step that fails, or that cannot be told of, is not the change's doing.
  const unchanged = planBuilds(capture.record, [capture.record], capture.imageStore).now;
  const keeps = [...walkBuild(unchanged, memory).values()].flatMap(({ steps }) =>
    steps.filter((verdict) => verdict?.state === "cached"),
  );
  const kept = new Set(keeps.map((verdict) => verdict?.step.instruction.startLine));
  const steps = view.stages
    .flatMap((stage) => stage.steps.slice(1))
    .filter(({ state, line }) => isAffected(state) && kept.has(line - 1));
  return { steps, cost: cost.summary, isFound: notes.length < request.whatIf.length };
}

function isAffected(state: StepState): boolean {
  return state === "rebuild" || state === "unsure";
}
