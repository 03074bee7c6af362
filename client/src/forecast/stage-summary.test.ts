import type { ForecastView, StageView, StepState, StepView } from "@strata/protocol/forecast";
import { expect, it } from "vitest";
import { english } from "../translate.ts";
import { stageSummaryText } from "./stage-summary.ts";

function said(needed: boolean, ...steps: readonly (readonly [StepState, number?])[]): string {
  const stage: StageView = {
    index: 0,
    name: "build",
    line: 1,
    needed,
    base: "busybox",
    steps: [["rebuild" as const, 99] as const, ...steps].map(
      ([state, seconds], index): StepView => ({
        line: index + 1,
        endLine: index + 1,
        instruction: "RUN",
        text: "RUN true",
        state,
        reasons: [],
        ...(seconds === undefined ? {} : { estimate: { seconds } }),
      }),
    ),
  };
  const forecast: ForecastView = {
    dockerfile: "Dockerfile",
    context: ".",
    target: "app",
    baseline: { kind: "last", label: "" },
    globals: [],
    stages: [stage],
    summary: { cached: 40, rebuild: 2, unsure: 0, metadata: 0, skipped: 0 },
    notes: [],
  };
  return stageSummaryText(stage, forecast, english);
}

it("counts the steps of the one stage, FROM aside, and adds up their times", () => {
  expect(said(true, ["cached", 7], ["metadata"], ["rebuild", 2], ["rebuild", 12])).toBe(
    "2 of 3 steps rebuild · 14 s",
  );
});

it("says where only part of the time is known", () => {
  expect(said(true, ["rebuild", 2], ["rebuild"])).toBe("2 of 2 steps rebuild · at least 2 s");
});

it("says what needs no time", () => {
  expect(said(true, ["cached"], ["cached"])).toBe("All 2 steps cached");
  expect(said(false, ["skipped"])).toBe("Not needed for the target app");
});
