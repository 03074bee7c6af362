import { alignPlans, normalizedText } from "./align.ts";
import type { MeasuredStep } from "./measured-build.ts";
import type { Plan, PlannedStep } from "./plan.ts";

/** What was measured of one step when it really ran, newest first. */
export interface Samples {
  readonly seconds: readonly number[];
  readonly bytes: readonly number[];
}

/**
 * What earlier builds measured of today's steps. A step of the same text in the same stage is the
 * same; where no build had one, so is the one that stood in its place.
 *
 * @param earlier Newest first; those that were not seen running add nothing.
 */
export function samplesOf(now: Plan, earlier: readonly Plan[]): ReadonlyMap<PlannedStep, Samples> {
  const same = new Map<PlannedStep, MeasuredStep[]>();
  const alike = new Map<PlannedStep, MeasuredStep[]>();
  for (const plan of earlier) {
    const { build } = plan.record;
    if (build === undefined) continue;
    const alignment = alignPlans(now, plan);
    const runs = [build.steps, ...(build.before ?? [])].map(byLine);
    for (const step of now.stages.flatMap(({ steps }) => steps)) {
      const earlier = alignment.earlier(step) ?? alignment.moved(step);
      // A trigger has no line of its own: what ran on its FROM's line may be any of them.
      if (earlier === undefined || step.trigger || earlier.trigger) continue;
      const found = normalizedText(step) === normalizedText(earlier) ? same : alike;
      const measures = runs.flatMap((run) => run.get(earlier.instruction.startLine + 1) ?? []);
      found.set(step, [...(found.get(step) ?? []), ...measures.filter(({ cached }) => !cached)]);
    }
  }
  const samples = new Map<PlannedStep, Samples>();
  for (const step of now.stages.flatMap(({ steps }) => steps)) {
    const exact = same.get(step) ?? [];
    const known = exact.length > 0 ? exact : (alike.get(step) ?? []);
    if (known.length > 0) samples.set(step, toSamples(known));
  }
  return samples;
}

function byLine(steps: readonly MeasuredStep[]): ReadonlyMap<number, MeasuredStep> {
  return new Map(steps.map((step) => [step.line, step]));
}

function toSamples(measures: readonly MeasuredStep[]): Samples {
  return {
    seconds: measures.flatMap(({ seconds }) => seconds ?? []),
    bytes: measures.flatMap(({ bytes }) => bytes ?? []),
  };
}
