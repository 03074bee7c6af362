import type { StepState, StepView } from "@strata/protocol/forecast";
import type { Cancellation, Host } from "../platform/host.ts";
import { captureBuild } from "./capture.ts";
import { explain } from "./explain.ts";
import { planBuilds } from "./plan.ts";
import type { ForecastRequest } from "./request.ts";
import { forecastView } from "./view.ts";
import { rememberBuilds, walkBuild } from "./walk.ts";
import { supposeChanges } from "./what-if.ts";

/**
 * The steps that would not be cached if what the request supposes changed right after a build of
 * how everything is now.
 */
export async function affectedSteps(
  request: ForecastRequest,
  host: Host,
  signal?: Cancellation,
): Promise<readonly StepView[]> {
  const capture = await captureBuild(request, host, {}, signal);
  const { record } = supposeChanges(capture.record, request.whatIf);
  const plans = planBuilds(record, [capture.record], capture.imageStore);
  const plan = plans.now;
  const memory = rememberBuilds(plans.earlier);
  const verdicts = walkBuild(plan, memory);
  const view = forecastView({
    request,
    plan,
    verdicts,
    explanations: explain(plan, verdicts, plans.earlier[0] ?? null),
    cost: { estimates: new Map(), summary: {} },
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
  return view.stages
    .flatMap(({ steps }) => steps.slice(1))
    .filter(({ state, line }) => isAffected(state) && kept.has(line - 1));
}

function isAffected(state: StepState): boolean {
  return state === "rebuild" || state === "unsure";
}
