import type { ForecastView, StepView } from "@strata/protocol/forecast";

/**
 * How long a step takes with all that runs again after it, as far as it was measured: where a
 * rebuild begins, that is what it costs. Null where nothing was measured.
 */
export function secondsFrom(step: StepView, { stages }: ForecastView): number | null {
  const own = stages.findIndex(({ steps }) => steps.includes(step));
  const times = stages.map(({ steps }) =>
    steps
      .filter((other) => other === step || follows(other, step))
      .flatMap(({ estimate }) => estimate?.seconds ?? []),
  );
  if (times.every(({ length }) => length === 0)) return null;
  const sums = times.map(sum);
  // Other stages that go on from this one run side by side: the longest counts.
  const others = sums.filter((_, index) => index !== own);
  return (sums[own] ?? 0) + Math.max(0, ...others);
}

function follows({ state, reasons }: StepView, step: StepView): boolean {
  if (state !== "rebuild" && state !== "unsure") return false;
  return reasons.some(({ kind, line }) => kind === "previous-step" && line === step.line);
}

function sum(times: readonly number[]): number {
  return times.reduce((total, time) => total + time, 0);
}
