import type { ForecastView } from "@strata/protocol/forecast";
import { describe, expect, it } from "vitest";
import { english } from "../translate.ts";
import { explanationText } from "./explanation.ts";

const forecast: ForecastView = {
  dockerfile: "Dockerfile",
  context: ".",
  target: "app",
  baseline: { kind: "git", label: "since HEAD; no build recorded here", unrecorded: true },
  globals: [],
  stages: [
    {
      index: 0,
      name: "app",
      line: 1,
      needed: true,
      base: "node:22",
      baseAssumed: true,
      steps: [
        {
          line: 1,
          endLine: 1,
          instruction: "FROM",
          text: "FROM node:22 AS app",
          state: "cached",
          reasons: [],
        },
        {
          line: 12,
          endLine: 12,
          instruction: "COPY",
          text: "COPY src /app/",
          state: "rebuild",
          reasons: [{ kind: "file-changed", message: "a and 1 more changed.", files: ["a", "b"] }],
          estimate: { seconds: 14, spread: { low: 12, high: 16 }, measured: 3 },
        },
      ],
    },
    { index: 1, name: null, line: 14, needed: false, base: "alpine", steps: [] },
  ],
  summary: { cached: 1, rebuild: 1, unsure: 0, metadata: 0, skipped: 0 },
  notes: ["dist is ignored by git."],
};

describe("explanationText", () => {
  it("says everything that the marks show", () => {
    expect(explanationText(forecast, english)).toBe(
      `Forecast for Dockerfile

1 of 2 steps rebuild.
Baseline: since HEAD; no build recorded here
No build seen here: build while the Dockerfile is open, or run “Strata: Record a Baseline Now” or “Strata: Compare With…”.
Build context: .
Target: app
Note: dist is ignored by git.

Stage app, from node:22
  The image node:22 could not be looked at; it is taken to be as before.
  line 1    unchanged  FROM node:22 AS app
  line 12   rebuild    COPY src /app/
      Takes: about 14 s (12 to 16 s, by the last 3 runs)
      - a and 1 more changed.
          a
          b

Stage 1, from alpine: not needed for the target
`,
    );
  });
});
