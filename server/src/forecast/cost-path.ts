import type { Plan, PlannedStep } from "./plan.ts";

/**
 * How long a build takes whose stages run side by side: the longest way through its steps.
 *
 * @param secondsOf How long a step takes; 0 for one that does not run.
 */
export function criticalPath(plan: Plan, secondsOf: (step: PlannedStep) => number): number {
  const { target } = plan.evaluation;
  return target === null ? 0 : new Path(plan, secondsOf).endOf(target);
}

class Path {
  readonly #plan: Plan;
  readonly #secondsOf: (step: PlannedStep) => number;
  readonly #ends = new Map<number, number>();

  constructor(plan: Plan, secondsOf: (step: PlannedStep) => number) {
    this.#plan = plan;
    this.#secondsOf = secondsOf;
  }

  /** When a stage is done, in seconds after the build began. */
  endOf(index: number): number {
    const known = this.#ends.get(index);
    if (known !== undefined) return known;
    // A stage that needs itself, which no build accepts, waits for nothing.
    this.#ends.set(index, 0);
    const stage = this.#plan.stages[index];
    const base = stage?.evaluated.base;
    let end = base?.kind === "stage" ? this.endOf(base.index) : 0;
    for (const step of stage?.steps ?? []) {
      const { definition } = step;
      if (definition === null) continue;
      const awaited = definition.taken.map(({ place }) =>
        place.kind === "stage" ? this.endOf(place.index) : 0,
      );
      const above = definition.detached ? 0 : end;
      const done = Math.max(above, ...awaited) + this.#secondsOf(step);
      end = Math.max(end, done);
    }
    this.#ends.set(index, end);
    return end;
  }
}
