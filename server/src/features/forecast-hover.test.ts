import type { ForecastView, ReasonView, StepState } from "@strata/protocol/forecast";
import { MarkupKind } from "vscode-languageserver-types";
import { describe, expect, it } from "vitest";
import { forecastHover } from "./forecast-hover.ts";

function forecastOf(state: StepState, ...reasons: readonly ReasonView[]): ForecastView {
  return {
    dockerfile: "Dockerfile",
    context: ".",
    target: "0",
    baseline: { kind: "last", label: "the build of today" },
    globals: [],
    stages: [
      {
        index: 0,
        name: null,
        line: 1,
        needed: true,
        base: "a",
        steps: [{ line: 3, endLine: 4, instruction: "RUN", text: "RUN x", state, reasons }],
      },
    ],
    summary: { cached: 0, rebuild: 0, unsure: 0, metadata: 0, skipped: 0 },
    notes: [],
  };
}

const at = (forecast: ForecastView, line: number, kind: MarkupKind): string | undefined =>
  forecastHover(forecast, line, kind)?.value;

const changed: ReasonView = {
  kind: "file-changed",
  message: "a.js and 1 more changed.",
  files: ["a.js", "b`*.js"],
};

describe("forecastHover", () => {
  it("says the state, the reasons, the files and the baseline", () => {
    expect(at(forecastOf("rebuild", changed), 2, MarkupKind.PlainText)).toBe(
      `Rebuild: the next build runs this step again

- a.js and 1 more changed.
  - a.js
  - b\`*.js

Baseline: the build of today`,
    );
  });

  it("says what tells how the Dockerfile is built", () => {
    const way = {
      id: "compose:compose.yaml:api",
      kind: "compose",
      label: "service api in compose.yaml",
      context: ".",
      target: "run",
      args: [],
    } as const;
    expect(at({ ...forecastOf("cached"), way }, 2, MarkupKind.PlainText)).toContain(
      "Build context ., target run: service api in compose.yaml",
    );
  });

  it("says how long the step takes and how that is known", () => {
    const forecast = forecastOf("rebuild", changed);
    const estimate = { seconds: 14, spread: { low: 12, high: 16 }, measured: 3, bytes: 4096 };
    const stages = forecast.stages.map((stage) => ({
      ...stage,
      steps: stage.steps.map((step) => ({ ...step, estimate })),
    }));
    expect(at({ ...forecast, stages }, 2, MarkupKind.PlainText)).toContain(
      "\n\nTakes: about 14 s (12 to 16 s, by the last 3 runs), 4.1 kB\n\n",
    );
  });

  it("says it on each line of the step", () => {
    expect(at(forecastOf("cached"), 3, MarkupKind.PlainText)).toMatch(/^Cached/);
  });

  it("is not there beside a step", () => {
    expect(at(forecastOf("cached"), 4, MarkupKind.PlainText)).toBeUndefined();
  });

  it("is not there where nothing is executed", () => {
    expect(at(forecastOf("metadata"), 2, MarkupKind.PlainText)).toBeUndefined();
  });

  it("takes no name for markup", () => {
    const evil: ReasonView = {
      kind: "file-added",
      message: "[x](command:evil) added.",
      files: ["`](command:evil)", "b"],
    };
    const text = at(forecastOf("rebuild", evil), 2, MarkupKind.Markdown);
    expect(text).toContain("- \\[x\\]\\(command:evil\\) added\\.\n  - `` `](command:evil) ``\n");
  });
});
