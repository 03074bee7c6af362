import { describe, expect, it } from "vitest";
import { estimateTable, forecastAfterRuns } from "./testing/measured-forecast.ts";

const APP = {
  dockerfile: "FROM busybox\nCOPY a.txt /\nRUN slow\nRUN slower\n",
  files: { "a.txt": "one" },
};
const CHANGED = { ...APP, files: { "a.txt": "three" } };

describe("a step's estimate", () => {
  it("is what the build measured that ran it, and for a COPY the size of its files", async () => {
    const forecast = await forecastAfterRuns([{ ...APP, took: { 2: 0.1, 3: 10, 4: 20 } }], CHANGED);
    expect(estimateTable(forecast)).toBe(
      [
        "2 rebuild 0.1 s (0 to 0.4, 1 measured) 5 B",
        "3 rebuild 10 s (5 to 15, 1 measured)",
        "4 rebuild 20 s (10 to 30, 1 measured)",
      ].join("\n"),
    );
  });

  it("counts no run that took the step from the cache", async () => {
    const forecast = await forecastAfterRuns(
      [
        { ...APP, took: { 3: 10 } },
        { ...APP, files: { "b.txt": "" }, took: { 3: null, 4: 20 } },
      ],
      CHANGED,
    );
    expect(estimateTable(forecast)).toBe(
      [
        "2 rebuild 5 B",
        "3 rebuild 10 s (5 to 15, 1 measured)",
        "4 rebuild 20 s (10 to 30, 1 measured)",
      ].join("\n"),
    );
  });

  it("averages the runs of several builds, and of one build run again", async () => {
    const forecast = await forecastAfterRuns(
      [
        { ...APP, took: { 3: 10 } },
        { ...APP, took: { 3: 20 } },
        { ...APP, files: { "a.txt": "two" }, took: { 3: 15 } },
      ],
      APP,
    );
    expect(estimateTable(forecast)).toContain("3 cached 15 s (");
    expect(estimateTable(forecast)).toContain(", 3 measured)");
  });

  it("follows a step that moved", async () => {
    const moved = { ...APP, dockerfile: "FROM busybox\nRUN slower\nCOPY a.txt /\nRUN slow\n" };
    const forecast = await forecastAfterRuns([{ ...APP, took: { 3: 10, 4: 20 } }], moved);
    expect(estimateTable(forecast)).toBe(
      [
        "2 rebuild 20 s (10 to 30, 1 measured)",
        "3 rebuild 3 B",
        "4 rebuild 10 s (5 to 15, 1 measured)",
      ].join("\n"),
    );
  });

  it("is that of the step in whose place it stands, where it is written anew", async () => {
    const edited = { ...APP, dockerfile: APP.dockerfile.replace("slower", "slower --still") };
    const forecast = await forecastAfterRuns([{ ...APP, took: { 4: 20 } }], edited);
    expect(estimateTable(forecast)).toContain("4 rebuild 20 s");
  });

  it("does not mix what is written anew with what it was", async () => {
    const edited = { ...APP, dockerfile: APP.dockerfile.replace("slower", "slower --still") };
    const runs = [
      { ...APP, took: { 4: 20 } },
      { ...edited, took: { 4: 2 } },
    ];
    expect(estimateTable(await forecastAfterRuns(runs, edited))).toContain("4 cached 2 s (");
  });

  it("has the size of the layer that a RUN made", async () => {
    const run = { ...APP, took: { 3: 10 }, bytes: { 3: 4096 } };
    expect(estimateTable(await forecastAfterRuns([run], APP))).toContain("measured) 4096 B");
  });

  it("is absent where nothing was measured", async () => {
    const { stages } = await forecastAfterRuns([], APP);
    expect(stages[0]?.steps[2]).not.toHaveProperty("estimate");
  });

  it("is there whatever the forecast compares with", async () => {
    const run = { ...APP, took: { 3: 10 } };
    const forecast = await forecastAfterRuns([run], APP, { against: { kind: "none" } });
    expect(estimateTable(forecast)).toContain("3 rebuild 10 s");
  });
});

const PARALLEL = {
  dockerfile: `FROM busybox AS one
COPY a.txt /
RUN one
FROM busybox AS two
COPY a.txt /
RUN two
FROM busybox
RUN three
COPY --from=one /x /
RUN --mount=from=two,target=/m four
`,
  files: { "a.txt": "one" },
};

describe("a forecast's sum", () => {
  it("adds what runs after each other", async () => {
    const run = { ...APP, took: { 2: 0.5, 3: 10, 4: 20 } };
    expect((await forecastAfterRuns([run], CHANGED)).summary).toMatchObject({
      seconds: 30.5,
      secondsKind: "critical-path",
      secondsKnown: 3,
      bytes: 5,
    });
  });

  it("counts the longer of two stages that run side by side", async () => {
    const run = { ...PARALLEL, took: { 3: 10, 6: 30, 8: 5, 9: 1, 10: 2 } };
    const forecast = await forecastAfterRuns([run], PARALLEL, { against: { kind: "none" } });
    expect(forecast.summary).toMatchObject({ seconds: 32, secondsKnown: 5, rebuild: 7 });
  });

  it("lets a detached copy wait for its stage alone", async () => {
    const linked = {
      ...PARALLEL,
      dockerfile:
        "FROM busybox AS one\nRUN one\nFROM busybox\nRUN two\nCOPY --link --from=one /x /\nRUN three\n",
    };
    const run = { ...linked, took: { 2: 10, 4: 8, 5: 1, 6: 2 } };
    const forecast = await forecastAfterRuns([run], linked, { against: { kind: "none" } });
    expect(forecast.summary.seconds).toBe(13);
  });

  it("has the spread of the longest way", async () => {
    const run = { ...APP, took: { 3: 10, 4: 20 } };
    const { summary } = await forecastAfterRuns([run], CHANGED);
    expect(summary.spread).toEqual({ low: 15, high: 45 });
  });

  it("says how much longer it takes if what is unsure runs", async () => {
    const file =
      "FROM busybox AS one\nCOPY a.txt /\nRUN one\nFROM busybox\nCOPY --from=one /x /\nRUN two\n";
    const run = { ...APP, dockerfile: file, took: { 3: 10, 5: 1, 6: 20 } };
    const { summary } = await forecastAfterRuns([run], { ...CHANGED, dockerfile: file });
    expect(summary).toMatchObject({ rebuild: 2, unsure: 2, seconds: 10, unsureSeconds: 21 });
  });

  it("is absent where no step that rebuilds was measured", async () => {
    const run = { ...APP, took: { 2: null } };
    const { summary } = await forecastAfterRuns([run], CHANGED);
    expect(Object.keys(summary)).not.toContain("seconds");
  });
});
