import type { BaselineView, ForecastView } from "@strata/protocol/forecast";
import { expect, it } from "vitest";
import { english } from "../translate.ts";
import { baselineHint } from "./baseline-hint.ts";

function hint(baseline: BaselineView, steps = 3): string | undefined {
  const forecast: ForecastView = {
    dockerfile: "Dockerfile",
    context: ".",
    target: "0",
    baseline,
    globals: [],
    stages: [],
    summary: { cached: 0, rebuild: steps, unsure: 0, metadata: 0, skipped: 0 },
    notes: [],
  };
  return baselineHint(forecast, english)?.text;
}

it("says that every step runs only where nothing is compared with", () => {
  const label = "no build recorded here";
  expect(hint({ kind: "none", label, unrecorded: true })).toBe(
    "No build seen here: the first build runs every step",
  );
  expect(hint({ kind: "git", label, unrecorded: true })).toBe(
    "No build seen here: compared with the last commit",
  );
});

it.each<[string, BaselineView, number]>([
  ["a build was seen", { kind: "last", label: "the build of today" }, 3],
  ["the user chose nothing", { kind: "none", label: "as if nothing had been built" }, 3],
  ["the user chose a commit", { kind: "git", label: "since v1" }, 3],
  ["there is no step", { kind: "none", label: "", unrecorded: true }, 0],
])("says nothing where %s", (_, baseline, steps) => {
  expect(hint(baseline, steps)).toBeUndefined();
});
