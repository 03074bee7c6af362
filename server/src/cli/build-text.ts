import type { ForecastView, StageView, StepState, StepView } from "@strata/protocol/forecast";
import { durationText } from "@strata/protocol/words";
import type { BuiltBuild } from "../platform/buildkit/read-build.ts";
import type { BuiltStep } from "../platform/buildkit/built-steps.ts";
import { stateWord } from "./layers-text.ts";
import { oneLine } from "./terminal-text.ts";

/** A step's forecast beside what the build did. */
export interface ComparedStep {
  readonly step: StepView;
  readonly fact: "cached" | "rebuild" | "not reached";
  readonly seconds: number | null;
  /** The forecast was another. */
  readonly isWrong: boolean;
}

/**
 * Lays a build beside its forecast.
 *
 * @param cacheOff Whether a stage was built without the cache, which no forecast counts with.
 */
export function compareBuild(
  view: ForecastView,
  build: BuiltBuild,
  cacheOff: (stage: StageView) => boolean,
): readonly ComparedStep[] {
  const facts = new Map(build.steps.map((step) => [step.line, step]));
  return view.stages.flatMap((stage) =>
    stage.steps
      .slice(1)
      .filter(({ state }) => isExecuted(state))
      .map((step) => {
        const built = facts.get(step.line);
        const fact = factOf(built, build);
        const isWrong =
          (fact === "cached" && step.state === "rebuild" && !cacheOff(stage)) ||
          (fact === "rebuild" && step.state === "cached" && !cacheOff(stage));
        return { step, fact, seconds: built?.seconds ?? null, isWrong };
      }),
  );
}

function factOf(built: BuiltStep | undefined, { outcome }: BuiltBuild): ComparedStep["fact"] {
  if (built !== undefined) return built.cached ? "cached" : "rebuild";
  // What a build that ended well had no need of was in its cache.
  return outcome === "complete" ? "cached" : "not reached";
}

function isExecuted(state: StepState): boolean {
  return state === "cached" || state === "rebuild" || state === "unsure";
}

const TEXT_WIDTH = 60;

/** A table for people: what was said of each step, and what the build did. */
export function formatComparison(view: ForecastView, steps: readonly ComparedStep[]): string {
  const git = { git: view.baseline.kind === "git" };
  const rows = steps.map(({ step, fact, seconds, isWrong }) => [
    String(step.line),
    stateWord(step.state, git),
    FACTS[fact],
    seconds === null ? "" : durationText(seconds),
    isWrong ? "!" : "",
    oneLine(step.text, TEXT_WIDTH),
  ]);
  return `${[table([HEAD, ...rows]), "", verdict(steps, git)].join("\n")}\n`;
}

const HEAD: readonly string[] = ["line", "forecast", "build", "time", "", "step"];

/** In a forecast's words, past. */
const FACTS: Readonly<Record<ComparedStep["fact"], string>> = {
  cached: "cached",
  rebuild: "rebuilt",
  "not reached": "not reached",
};

function table(rows: readonly (readonly string[])[]): string {
  const width = (column: number) => Math.max(...rows.map((row) => row[column]?.length ?? 0));
  const right = new Set([0, 3]);
  return rows
    .map((row) =>
      row
        .map((cell, column) =>
          right.has(column) ? cell.padStart(width(column)) : cell.padEnd(width(column)),
        )
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

function verdict(steps: readonly ComparedStep[], { git }: { readonly git: boolean }): string {
  const known = steps.filter(({ step, fact }) => step.state !== "unsure" && fact !== "not reached");
  const wrong = known.filter(({ isWrong }) => isWrong);
  const unsure = steps.length - known.length;
  const more = unsure === 0 ? "" : ` ${unsure} not compared: unsure, or not reached.`;
  if (wrong.length === 0) return `The forecast was right for ${countText(known.length)}.${more}`;
  const lines = wrong.map(({ step, fact }) => {
    const was = fact === "cached" ? "came from the cache" : "was run again";
    return `Line ${step.line} was forecast as ${stateWord(step.state, { git })}, and ${was}.`;
  });
  const why = git
    ? ["Nothing said that the commit was ever built here: from now on this build is the baseline."]
    : [];
  const total = `The forecast was wrong for ${wrong.length} of ${countText(known.length)}.${more}`;
  return [total, ...lines, ...why].join("\n");
}

function countText(count: number): string {
  return count === 1 ? "1 step" : `${count} steps`;
}
