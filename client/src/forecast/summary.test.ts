import type { BaselineKind, ForecastView, SummaryView } from "@strata/protocol/forecast";
import { describe, expect, it } from "vitest";
import { english } from "../translate.ts";
import { summaryText, timeNote } from "./summary.ts";

function summaryOf(
  [cached, rebuild, unsure]: readonly [number, number, number],
  kind: BaselineKind = "last",
  cost: Partial<SummaryView> = {},
): string {
  return summaryText(forecastOf([cached, rebuild, unsure], kind, cost), english);
}

function forecastOf(
  [cached, rebuild, unsure]: readonly [number, number, number],
  kind: BaselineKind,
  cost: Partial<SummaryView>,
): ForecastView {
  return {
    dockerfile: "Dockerfile",
    context: ".",
    target: "0",
    baseline: { kind, label: "" },
    globals: [],
    stages: [],
    summary: { cached, rebuild, unsure, metadata: 0, skipped: 0, ...cost },
    notes: [],
  };
}

describe("summaryText", () => {
  it.each([
    [[4, 3, 0], "last", "3 of 7 steps rebuild"],
    [[3, 3, 1], "last", "3 of 7 steps rebuild, 1 unsure"],
    [[6, 0, 1], "last", "1 of 7 steps may rebuild"],
    [[7, 0, 0], "last", "All 7 steps cached"],
    [[7, 0, 0], "git", "All 7 steps unchanged"],
    [[1, 0, 0], "last", "The step is cached"],
    [[0, 0, 0], "last", "No steps to build"],
  ] as const)("%j against %s", (counts, kind, text) => {
    expect(summaryOf(counts, kind)).toBe(text);
  });

  it("has the time that it takes", () => {
    expect(summaryOf([4, 3, 0], "last", { seconds: 14.2 })).toBe("3 of 7 steps rebuild · 14 s");
  });

  it("says so where it takes longer than is known", () => {
    const cost = { seconds: 14.2, secondsKnown: 2 };
    expect(summaryOf([4, 3, 0], "last", cost)).toBe("3 of 7 steps rebuild · at least 14 s");
  });
});

describe("timeNote", () => {
  const spread = { low: 12, high: 16 };

  it.each([
    [
      { seconds: 14, spread },
      "Time: 12 to 16 s, by builds that ran here; stages run side by side.",
    ],
    [
      { seconds: 14, spread, secondsKnown: 2 },
      "Time: 12 to 16 s, by builds that ran here; 2 of 3 steps that rebuild were measured.",
    ],
    [
      { seconds: 14, spread, unsureSeconds: 21 },
      "Time: 12 to 16 s, by builds that ran here; stages run side by side. If what is unsure runs as well: 21 s more.",
    ],
    [{}, null],
  ])("of %j", (cost, text) => {
    expect(timeNote(forecastOf([4, 3, 0], "last", cost), english)).toBe(text);
  });
});
