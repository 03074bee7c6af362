import { describe, expect, it } from "vitest";
import { createMemoryHost } from "../platform/memory-host.ts";
import { snapshotKey } from "./baseline.ts";
import { makeForecast, takeSnapshot } from "./forecast.ts";
import { keepSnapshot } from "./keep.ts";
import type { MeasuredBuild, MeasuredStep } from "./measured-build.ts";
import { readSnapshot } from "./snapshot.ts";
import { forecastTable, layOut, testRequest } from "./testing/forecast-table.ts";

const BUILD = { dockerfile: "FROM busybox\nRUN one\nRUN two\nRUN three\n" };

/** Keeps runs of one build and reads what is kept, the newest first. */
async function kept(...runs: readonly (MeasuredBuild | null)[]): Promise<readonly unknown[]> {
  const host = await hostAfter(runs);
  const texts = await host.snapshots.list(snapshotKey(testRequest(BUILD)));
  return texts.map((text) => readSnapshot(text)?.build ?? null);
}

async function hostAfter(runs: readonly (MeasuredBuild | null)[]) {
  const host = createMemoryHost();
  layOut(host, BUILD);
  const snapshot = await takeSnapshot(testRequest(BUILD), host);
  for (const build of runs) {
    await keepSnapshot(
      testRequest(BUILD),
      build === null ? snapshot : { ...snapshot, build },
      host,
    );
  }
  return host;
}

function run(label: string, steps: readonly MeasuredStep[], outcome = COMPLETE): MeasuredBuild {
  return { ref: null, label, outcome, steps };
}

function ran(line: number, seconds: number): MeasuredStep {
  return { line, cached: false, seconds, bytes: null };
}

function cached(line: number): MeasuredStep {
  return { line, cached: true, seconds: null, bytes: null };
}

const COMPLETE: MeasuredBuild["outcome"] = "complete";

describe("keepSnapshot", () => {
  it("keeps what a build measured when it is run again from the cache", async () => {
    const [first, second] = [run("first", [ran(2, 3)]), run("second", [cached(2)])];
    expect(await kept(first, second)).toEqual([{ ...second, before: [first.steps] }]);
  });

  it("keeps the measures of several runs, the newest first", async () => {
    const runs = [run("a", [ran(2, 1)]), run("b", [ran(2, 2)]), run("c", [ran(2, 3)])];
    expect(await kept(...runs)).toEqual([{ ...runs[2], before: [[ran(2, 2)], [ran(2, 1)]] }]);
  });

  it("adds a build's measures to a snapshot that was taken by hand", async () => {
    const build = run("first", [ran(2, 3)]);
    expect(await kept(null, build)).toEqual([build]);
  });

  it("does not lose them when a snapshot is taken by hand", async () => {
    const build = run("first", [ran(2, 3)]);
    expect(await kept(build, null)).toEqual([build]);
  });

  it("keeps a build that failed beside one that did not", async () => {
    const failed = run("failed", [ran(2, 3)], "failed");
    const whole = run("whole", [cached(2), ran(3, 1)]);
    expect(await kept(failed, whole)).toEqual([whole, failed]);
  });

  it("remembers how far each of two builds got that broke off", async () => {
    const failed = run("failed", [ran(2, 3), ran(3, 1)], "failed");
    const canceled = run("canceled", [cached(2)], "canceled");
    expect(await kept(failed, canceled)).toEqual([
      { ...canceled, steps: [cached(2), { ...ran(3, 1), cached: true }], before: [failed.steps] },
    ]);
  });
});

describe("a build that failed", () => {
  it("is named so", async () => {
    const request = testRequest(BUILD);
    const failed = run("docker build of 14:02", [ran(2, 1)], "failed");
    const host = await hostAfter([failed]);
    const { baseline } = await makeForecast(request, host);
    expect(baseline).toEqual({ kind: "last", label: "docker build of 14:02 (failed)" });
  });

  it("left those steps in the cache that ended well", async () => {
    const request = testRequest(BUILD);
    const failed = run("failed", [ran(2, 1), ran(3, 1)], "failed");
    const host = await hostAfter([failed]);
    expect(forecastTable(await makeForecast(request, host))).toBe(
      [
        "2 cached RUN one",
        "3 cached RUN two",
        "4 rebuild RUN three",
        "  no-baseline: The last build broke off before this step was done.",
      ].join("\n"),
    );
  });
});
