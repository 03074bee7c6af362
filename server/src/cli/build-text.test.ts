import { describe, expect, it } from "vitest";
import { forecastAfter } from "../forecast/testing/forecast-table.ts";
import type { BuiltBuild } from "../platform/buildkit/read-build.ts";
import { compareBuild, formatComparison } from "./build-text.ts";

const APP = {
  dockerfile: "FROM busybox AS app\nRUN first\nCOPY a.txt /\nRUN last\n",
  files: { "a.txt": "one" },
};

describe("a build beside its forecast", () => {
  it("says of each step what was said and what was done", async () => {
    const steps = [cached(2), ran(3, 0.4), ran(4, 12)];
    expect(await comparison({ steps })).toBe(`line  forecast  build     time    step
   2  cached    cached            RUN first
   3  rebuild   rebuilt  0.4 s    COPY a.txt /
   4  rebuild   rebuilt   12 s    RUN last

The forecast was right for 3 steps.
`);
  });

  it("marks a step that did otherwise, and says how", async () => {
    const text = await comparison({ steps: [ran(2, 1), cached(3), ran(4, 12)] });
    expect(text).toContain("   2  cached    rebuilt   1 s  !  RUN first\n");
    expect(text).toContain(`The forecast was wrong for 2 of 3 steps.
Line 2 was forecast as cached, and was run again.
Line 3 was forecast as rebuild, and came from the cache.
`);
  });

  it("takes a step that a whole build had no need of as cached", async () => {
    const text = await comparison({ steps: [ran(3, 1), ran(4, 1)] });
    expect(text).toContain("   2  cached    cached ");
    expect(text).toContain("The forecast was right for 3 steps.");
  });

  it("does not compare what a broken build did not reach", async () => {
    const text = await comparison({ outcome: "failed", steps: [cached(2), ran(3, 1)] });
    expect(text).toContain("   4  rebuild   not reached");
    expect(text).toContain("The forecast was right for 2 steps. 1 not compared: ");
  });

  it("expects nothing of a stage that is built without the cache", async () => {
    const steps = [ran(2, 1), ran(3, 1), ran(4, 1)];
    expect(await comparison({ steps }, true)).toContain("The forecast was right for 3 steps.");
  });
});

async function comparison(built: Partial<BuiltBuild>, cacheIsOff = false): Promise<string> {
  const view = await forecastAfter([APP, { ...APP, files: { "a.txt": "two" } }]);
  const build: BuiltBuild = {
    ref: "ref",
    outcome: "complete",
    dockerfile: null,
    steps: [],
    ...built,
  };
  return formatComparison(
    view,
    compareBuild(view, build, () => cacheIsOff),
  );
}

function cached(line: number): BuiltBuild["steps"][number] {
  return { line, cached: true, seconds: null, bytes: null };
}

function ran(line: number, seconds: number): BuiltBuild["steps"][number] {
  return { line, cached: false, seconds, bytes: null };
}
