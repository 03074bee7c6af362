import type { ForecastView, ReasonView, StepView } from "@strata/protocol/forecast";
import { describe, expect, it } from "vitest";
import { secondsFrom } from "./time.ts";

function step(line: number, seconds: number | null, cause: number | null): StepView {
  const reasons: ReasonView[] =
    cause === null ? [] : [{ kind: "previous-step", message: "", line: cause }];
  const known = { line, endLine: line, instruction: "RUN", text: "", reasons };
  const estimate = seconds === null ? {} : { estimate: { seconds } };
  return { ...known, ...estimate, state: "rebuild" };
}

/** What the step on the first line costs. */
function costOf(...stages: readonly (readonly StepView[])[]): number | null {
  const forecast: ForecastView = {
    dockerfile: "Dockerfile",
    context: ".",
    target: "0",
    baseline: { kind: "last", label: "" },
    globals: [],
    stages: stages.map((steps, index) => ({
      index,
      name: null,
      line: 1,
      needed: true,
      base: "",
      steps,
    })),
    summary: { cached: 0, rebuild: 0, unsure: 0, metadata: 0, skipped: 0 },
    notes: [],
  };
  const [first] = stages.flat();
  return first === undefined ? null : secondsFrom(first, forecast);
}

describe("secondsFrom", () => {
  it("adds what follows the step", () => {
    expect(costOf([step(1, 2, null), step(2, 3, 1), step(3, 4, 1)])).toBe(9);
  });

  it("leaves out what has another cause", () => {
    expect(costOf([step(1, 2, null), step(2, 3, null)])).toBe(2);
  });

  it("counts the longest of the stages that go on from there", () => {
    expect(costOf([step(1, 2, null)], [step(4, 5, 1)], [step(6, 7, 1)])).toBe(9);
  });

  it("counts what is known", () => {
    expect(costOf([step(1, null, null), step(2, 3, 1), step(3, null, 1)])).toBe(3);
  });

  it("is nothing where nothing was measured", () => {
    expect(costOf([step(1, null, null), step(2, null, 1)])).toBeNull();
  });
});
