import { describe, expect, it } from "vitest";
import { english } from "../../translate.ts";
import { type Scene, sceneOf } from "./scene.ts";
import { after, fileChanged, forecastOf } from "./testing/forecast.ts";

const APP = forecastOf([
  ["build", "cached FROM node", ["rebuild COPY src .", { reasons: [fileChanged("src/a.js")] }]],
  [
    "app",
    ["cached FROM build", { takesFrom: [0] }],
    ["rebuild RUN test", { reasons: [after(2)], estimate: { seconds: 4 } }],
    ["cached RUN slow", { estimate: { seconds: 16, bytes: 2_000_000 } }],
    ["cached COPY --from=build a b", { takesFrom: [0] }],
    ["unsure RUN --mount=from=build x", { takesFrom: [0] }],
    "metadata CMD a",
  ],
]);

/** `stage line word: cause (time share, size share)` for each step. */
function stepLines({ stages }: Scene): readonly string[] {
  return stages.flatMap(({ name, steps }) =>
    steps.map(({ line, word, cause, time, size }) => {
      const amounts = [time, size].flatMap((each) =>
        each === null ? [] : [`${each.text} ${each.share}`],
      );
      const said = cause === null ? "" : `: ${cause.short}`;
      const much = amounts.length === 0 ? "" : ` (${amounts.join(", ")})`;
      return `${name.short} ${line} ${word}${said}${much}`;
    }),
  );
}

describe("what the layers panel shows of a forecast", () => {
  it("is each step's state in words, what the editor says at causes, and what it costs", () => {
    expect(stepLines(sceneOf(APP, english))).toEqual([
      "build 1 cached",
      "build 2 rebuild: rebuilds: src/a.js changed · 4 s",
      "app 3 cached",
      "app 4 rebuild (4 s 0.25)",
      "app 5 cached (16 s 1, 2.0 MB 1)",
      "app 6 cached",
      "app 7 unsure: may rebuild",
      "app 8 metadata",
    ]);
  });

  it("says unchanged where it is compared with git", () => {
    const git = { ...APP, baseline: { kind: "git", label: "HEAD" } } as const;
    expect(stepLines(sceneOf(git, english))[0]).toBe("build 1 unchanged");
  });

  it("joins stages by what takes from what", () => {
    const edges = sceneOf(APP, english).edges.map(
      ({ from, to, kind, line }) => `${from} to ${to}: ${kind} in line ${line}`,
    );
    expect(edges).toEqual([
      "0 to 1: base in line 3",
      "0 to 1: copy in line 6",
      "0 to 1: mount in line 7",
    ]);
  });

  it("says what it is compared with, and what there is to know", () => {
    const { summary, facts } = sceneOf({ ...APP, notes: ["Left out: a."] }, english);
    expect([summary, ...facts.map(({ short }) => short)]).toEqual([
      "2 of 5 steps rebuild, 1 unsure",
      "Baseline: the build of today",
      "Build context: .",
      "Target: app",
      "Note: Left out: a.",
    ]);
  });

  it("calls a stage without a name by its number, and says which is not needed", () => {
    const { stages } = sceneOf(forecastOf([[null, "skipped FROM a"]]), english);
    expect(stages.map(({ name, about }) => `${name.short} ${about.short}`)).toEqual([
      "0 from a: not needed for the target",
    ]);
  });
});
