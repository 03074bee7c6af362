import type { EstimateView, SummaryView } from "@strata/protocol/forecast";
import { type Average, averageOf } from "./cost-average.ts";
import { criticalPath } from "./cost-path.ts";
import { samplesOf } from "./cost-samples.ts";
import type { Plan, PlannedStep } from "./plan.ts";
import type { StageVerdicts, StepVerdict } from "./walk.ts";

/** What running steps again costs, as far as earlier builds measured it. */
export interface Cost {
  /** Absent for a step of which nothing is known. */
  readonly estimates: ReadonlyMap<PlannedStep, EstimateView>;
  readonly summary: CostSummary;
}

export type CostSummary = Pick<
  SummaryView,
  "seconds" | "secondsKind" | "secondsKnown" | "spread" | "unsureSeconds" | "bytes"
>;

/** Two runs of a step that does next to nothing differ by this much. */
const LEAST_SECONDS = 0.3;

/** @param earlier Builds of the same Dockerfile by the same builder, newest first. */
export function costOf(
  plan: Plan,
  verdicts: ReadonlyMap<number, StageVerdicts>,
  earlier: readonly Plan[],
): Cost {
  const samples = samplesOf(plan, earlier);
  const durations = new Map<PlannedStep, Average>();
  const estimates = new Map<PlannedStep, EstimateView>();
  for (const step of plan.stages.flatMap(({ steps }) => steps)) {
    if (step.definition === null) continue;
    const seconds = averageOf(samples.get(step)?.seconds ?? [], LEAST_SECONDS);
    const bytes = copiedBytes(step) ?? averageOf(samples.get(step)?.bytes ?? [], 0)?.value ?? null;
    if (seconds !== null) durations.set(step, seconds);
    if (seconds !== null || bytes !== null) estimates.set(step, estimateOf(seconds, bytes));
  }
  const executed = [...verdicts.values()].flatMap(({ steps }) =>
    steps.filter((step) => step !== null),
  );
  return { estimates, summary: summaryOf(plan, executed, durations, estimates) };
}

function estimateOf(seconds: Average | null, bytes: number | null): EstimateView {
  return {
    ...(seconds === null
      ? {}
      : {
          seconds: round(seconds.value),
          spread: { low: round(seconds.low), high: round(seconds.high) },
          measured: seconds.count,
        }),
    ...(bytes === null ? {} : { bytes: Math.round(bytes) }),
  };
}

/** What a COPY takes from the build context is as large as its files are, built before or not. */
function copiedBytes({ definition, selections }: PlannedStep): number | null {
  if (definition?.effect.kind !== "copy" || definition.taken.length > 0) return null;
  const { unpack, inline } = definition.effect;
  // An archive may be unpacked, and what an address holds is not known here.
  if (unpack || selections.length !== definition.context.length) return null;
  let bytes = 0;
  for (const selection of selections) {
    if (selection.kind !== "selected") return null;
    for (const { entry } of selection.entries) bytes += entry.size;
  }
  for (const [, text] of inline) bytes += new TextEncoder().encode(text).length;
  return bytes;
}

function summaryOf(
  plan: Plan,
  executed: readonly StepVerdict[],
  durations: ReadonlyMap<PlannedStep, Average>,
  estimates: ReadonlyMap<PlannedStep, EstimateView>,
): CostSummary {
  const stepsThat = (state: StepVerdict["state"]) =>
    new Set(executed.filter((verdict) => verdict.state === state).map(({ step }) => step));
  const rebuilt = stepsThat("rebuild");
  const perhaps = stepsThat("unsure");
  const bytes = [...rebuilt].flatMap((step) => estimates.get(step)?.bytes ?? []);
  const path = (steps: ReadonlySet<PlannedStep>, of: "value" | "low" | "high") =>
    criticalPath(plan, (step) => (steps.has(step) ? (durations.get(step)?.[of] ?? 0) : 0));
  const seconds = path(rebuilt, "value");
  const longest = path(new Set([...rebuilt, ...perhaps]), "value");
  const known = [...rebuilt].filter((step) => durations.has(step)).length;
  const isPerhapsKnown = [...perhaps].some((step) => durations.has(step));
  return {
    ...(known === 0
      ? {}
      : {
          seconds: round(seconds),
          secondsKind: "critical-path" as const,
          secondsKnown: known,
          spread: { low: round(path(rebuilt, "low")), high: round(path(rebuilt, "high")) },
        }),
    ...(isPerhapsKnown ? { unsureSeconds: round(longest - seconds) } : {}),
    ...(bytes.length === 0 ? {} : { bytes: bytes.reduce((sum, each) => sum + each, 0) }),
  };
}

/** To milliseconds: more digits would pretend more than was measured. */
function round(seconds: number): number {
  return Math.round(seconds * 1000) / 1000;
}
