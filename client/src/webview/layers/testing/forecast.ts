import type { ForecastView, ReasonView, StepState, StepView } from "@strata/protocol/forecast";

/** A stage as its steps: `state text`, and what else is known of the step. */
export type TestStage = readonly [
  name: string | null,
  ...steps: readonly (string | readonly [string, Partial<StepView>])[],
];

/** A forecast of these stages; lines count through all steps, from 1. */
export function forecastOf(
  stages: readonly TestStage[],
  more: Partial<ForecastView> = {},
): ForecastView {
  let line = 0;
  const views = stages.map(([name, ...given], index) => {
    const steps = given.map((each): StepView => {
      line += 1;
      const [said, rest] = typeof each === "string" ? [each, {}] : each;
      const [state = "", ...words] = said.split(" ");
      return {
        line,
        endLine: line,
        instruction: words[0] ?? "",
        text: words.join(" "),
        state: state as StepState,
        reasons: [],
        ...rest,
      };
    });
    const first = steps[0];
    const needed = first?.state !== "skipped";
    const base = first?.text.split(" ")[1] ?? "";
    return { index, name, line: first?.line ?? 0, needed, base, steps };
  });
  const count = (state: StepState): number =>
    views.flatMap(({ steps }) => steps.slice(1)).filter((step) => step.state === state).length;
  return {
    dockerfile: "Dockerfile",
    context: ".",
    target: "app",
    baseline: { kind: "last", label: "the build of today" },
    globals: [],
    stages: views,
    summary: {
      cached: count("cached"),
      rebuild: count("rebuild"),
      unsure: count("unsure"),
      metadata: count("metadata"),
      skipped: count("skipped"),
    },
    notes: [],
    ...more,
  };
}

export function fileChanged(file: string): ReasonView {
  return { kind: "file-changed", message: `${file} changed.`, files: [file] };
}

export function after(line: number): ReasonView {
  return { kind: "previous-step", message: `Line ${line} rebuilds.`, line };
}
