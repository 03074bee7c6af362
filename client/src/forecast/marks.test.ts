import type { ForecastView, ReasonView, StepState, StepView } from "@strata/protocol/forecast";
import { describe, expect, it } from "vitest";
import { english } from "../translate.ts";
import { type Marks, type WordsWhere, marksOf } from "./marks.ts";

/** A forecast of one stage; steps stand on lines 1, 2, 3 … A number is the seconds it takes. */
function forecastOf(
  ...steps: readonly (readonly [StepState, ...(ReasonView | number)[]])[]
): ForecastView {
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
        base: "node:22",
        steps: steps.map(([state, ...said], index): StepView => ({
          line: index + 1,
          endLine: index + 1,
          instruction: "RUN",
          text: "RUN x",
          state,
          reasons: said.filter((item) => typeof item !== "number"),
          ...estimateOf(said.find((item) => typeof item === "number")),
        })),
      },
    ],
    summary: { cached: 0, rebuild: 0, unsure: 0, metadata: 0, skipped: 0 },
    notes: [],
  };
}

function estimateOf(seconds: number | undefined): Pick<StepView, "estimate"> {
  return seconds === undefined ? {} : { estimate: { seconds } };
}

function marks(forecast: ForecastView, where: WordsWhere = "causes"): Marks {
  return marksOf(forecast, english, { marks: where, baselineHint: true });
}

/** `line state: words`, 1-based. */
const words = (forecast: ForecastView, where: WordsWhere = "causes"): string[] =>
  marks(forecast, where).words.map(({ line, state, text }) => `${line + 1} ${state}: ${text}`);

const changed: ReasonView = {
  kind: "file-changed",
  message: "src/a.js changed.",
  files: ["src/a.js"],
};

const below = (line: number): ReasonView => ({
  kind: "previous-step",
  message: `Line ${line} rebuilds.`,
  line,
});

describe("shapes", () => {
  it("stand on every step that is executed", () => {
    const forecast = forecastOf(["cached"], ["metadata"], ["rebuild", changed], ["skipped"]);
    expect(marks(forecast).steps).toEqual([
      { line: 0, state: "cached" },
      { line: 2, state: "rebuild" },
    ]);
  });
});

describe("words", () => {
  it("stand where a rebuild begins, and not below", () => {
    expect(words(forecastOf(["cached"], ["rebuild", changed], ["rebuild", below(2)]))).toEqual([
      "2 rebuild: rebuilds: src/a.js changed",
    ]);
  });

  it("stand once where a step below has a reason of its own as well", () => {
    expect(words(forecastOf(["rebuild", changed], ["rebuild", changed, below(1)]))).toEqual([
      "1 rebuild: rebuilds: src/a.js changed",
    ]);
  });

  it("stand where something unsure becomes sure to rebuild", () => {
    const unsure: ReasonView = { kind: "stage-changed", message: "Stage web runs again." };
    expect(words(forecastOf(["unsure", unsure], ["rebuild", changed, below(1)]))).toEqual([
      "1 unsure: may rebuild: stage web runs again",
      "2 rebuild: rebuilds: src/a.js changed",
    ]);
  });

  it("ask for another build context where a source may lie in it", () => {
    const elsewhere: ReasonView = {
      kind: "not-modelled",
      message: "Other build context? src is not in the build context.",
      otherContext: true,
    };
    expect(words(forecastOf(["unsure", elsewhere]))).toEqual(["1 unsure: other build context?"]);
  });

  it("stand once for all that is unsure after each other", () => {
    const unsure: ReasonView = { kind: "stage-changed", message: "Stage web runs again." };
    expect(words(forecastOf(["unsure", unsure], ["unsure", below(1)]))).toHaveLength(1);
  });

  it("say only once that there is no baseline", () => {
    const none: ReasonView = { kind: "no-baseline", message: "No earlier build is known." };
    expect(words(forecastOf(["rebuild", none], ["rebuild", none]))).toEqual([
      "1 rebuild: rebuilds: no earlier build is known",
    ]);
  });

  it("leave it to the first line to say that no build was seen", () => {
    const none: ReasonView = { kind: "no-baseline", message: "No earlier build is known." };
    const baseline = { kind: "none", label: "", unrecorded: true } as const;
    const summary = { cached: 0, rebuild: 1, unsure: 0, metadata: 0, skipped: 0 };
    const { words, hint } = marks({ ...forecastOf(["rebuild", none]), baseline, summary });
    expect([words, hint?.text]).toEqual([
      [],
      "No build seen here: the first build runs every step",
    ]);
  });

  it("stand at every step that is not cached where that is wanted", () => {
    expect(
      words(forecastOf(["cached"], ["rebuild", changed], ["rebuild", below(2)]), "all"),
    ).toEqual(["2 rebuild: rebuilds: src/a.js changed", "3 rebuild: rebuilds after line 2"]);
  });

  it("stand nowhere where they are not wanted", () => {
    expect(words(forecastOf(["rebuild", changed]), "off")).toEqual([]);
  });

  it("say how long it takes with what follows", () => {
    expect(
      words(forecastOf(["cached", 99], ["rebuild", changed, 2], ["rebuild", below(2), 12])),
    ).toEqual(["2 rebuild: rebuilds: src/a.js changed · 14 s"]);
  });

  it("say of what follows how long it takes itself", () => {
    expect(words(forecastOf(["rebuild", changed, 2], ["rebuild", below(1), 12.2]), "all")).toEqual([
      "1 rebuild: rebuilds: src/a.js changed · 14 s",
      "2 rebuild: rebuilds after line 1 · 12 s",
    ]);
  });

  it("count the files that they do not name", () => {
    const many: ReasonView = { kind: "file-added", message: "", files: ["a", "b", "c"] };
    expect(words(forecastOf(["rebuild", many]))).toEqual([
      "1 rebuild: rebuilds: a and 2 more added",
    ]);
  });

  it("say of another stage only that it changes", () => {
    const stage: ReasonView = {
      kind: "stage-changed",
      message: "Stage web runs again from line 18: /srv may differ, only a build can tell.",
      line: 18,
    };
    expect(words(forecastOf(["unsure", stage]))).toEqual([
      "1 unsure: may rebuild: stage web runs again from line 18",
    ]);
  });

  it("name a deep file from its end", () => {
    const deep = `packages/${"deep/".repeat(20)}file.js`;
    const reason: ReasonView = { kind: "file-changed", message: "", files: [deep] };
    expect(words(forecastOf(["rebuild", reason]))[0]).toMatch(/: ….{33,}\/file\.js changed$/);
  });

  it("are never longer than the text can bear", () => {
    const long: ReasonView = { kind: "argument-changed", message: "x".repeat(500) };
    expect(marks(forecastOf(["rebuild", long])).words[0]?.text).toHaveLength(72);
  });

  it("leave room for the time", () => {
    const long: ReasonView = { kind: "argument-changed", message: "x".repeat(500) };
    const [mark] = marks(forecastOf(["rebuild", long, 14])).words;
    expect(mark?.text).toMatch(/^.{64}… · 14 s$/u);
  });
});
