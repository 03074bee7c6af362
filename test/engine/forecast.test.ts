import { execFile } from "node:child_process";
import { mkdtemp, readFile, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { ForecastView } from "@strata/protocol/forecast";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeForecast, recordBuild } from "../../server/src/forecast/forecast.ts";
import { forecastRequest, type ForecastRequest } from "../../server/src/forecast/request.ts";
import type { NodeHost } from "../../server/src/platform/node-host.ts";
import { type ChangingDemo, demoChange } from "../support/demo-changes.ts";
import { buildSteps, type EngineStep } from "../support/engine-steps.ts";
import { makeForecastHost } from "../support/forecast-host.ts";
import { dockerEnvironment, providedEngine } from "../support/provided.ts";
import { chosenSeed, reportSeed } from "../support/random-suite.ts";
import { copyDemo, type Workspace } from "../support/workspace.ts";

const run = promisify(execFile);
const engine = providedEngine();
const CHANGES = 20;
const BUDGET_SECONDS = 270;

let folder = "";
let workspace: Workspace;
let host: NodeHost;
const seed = chosenSeed();
/** A base of its own, so that nothing an earlier run built is in the cache. */
const base = `strata-test-forecast-${process.pid}-${Date.now()}`;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "strata-forecast-"));
  workspace = await copyDemo();
  host = await makeForecastHost(folder);
  await writeFile(
    join(folder, "Dockerfile"),
    `FROM node:22-alpine\nLABEL strata.test=${base}\nRUN echo ${base} > /base\n`,
  );
  await docker("build", "--quiet", "--tag", `${base}:22-alpine`, folder);
  const dockerfile = join(workspace.folder, "Dockerfile");
  const text = await readFile(dockerfile, "utf8");
  await writeFile(dockerfile, text.replaceAll("FROM node:", `FROM ${base}:`));
});

afterAll(async () => {
  await docker("image", "rm", "--force", `${base}:22-alpine`);
  await host.dispose();
  await workspace.remove();
  await rm(folder, { recursive: true, force: true });
});

describe("a changed demo", () => {
  it("is built as its forecast says", async () => {
    const demo: ChangingDemo = {
      folder: await realpath(workspace.folder),
      args: {},
      target: "api",
    };
    for (const target of ["worker", "api"]) {
      await buildSteps(engine, { ...demo, target });
      await recordBuild(await requestFor({ ...demo, target }), host);
    }
    const deadline = performance.now() + BUDGET_SECONDS * 1000;
    const wrong: string[] = [];
    let count = 0;
    for (const change of fc.sample(demoChange(), { numRuns: CHANGES, seed })) {
      if (performance.now() > deadline && process.env["STRATA_DEEP"] !== "1") break;
      change.apply(demo);
      const request = await requestFor(demo);
      const forecast = await makeForecast(request, host);
      const built = await buildSteps(engine, demo);
      await recordBuild(request, host);
      count += 1;
      for (const problem of compare(forecast, built)) wrong.push(`${change.name}: ${problem}`);
    }
    reportSeed("forecast against real builds of the demo", seed, count);
    expect(wrong).toEqual([]);
  });
});

async function requestFor({ folder, args, target }: ChangingDemo): Promise<ForecastRequest> {
  const path = join(folder, "Dockerfile");
  return forecastRequest({
    path,
    text: await readFile(path, "utf8"),
    contextRoot: folder,
    target,
    buildArgs: args,
    imageStore: engine.store === "containerd" ? "containerd" : "classic",
  });
}

/** Where the engine did not do what the forecast said, and what makes a change worth nothing. */
function compare(forecast: ForecastView, built: readonly EngineStep[]): string[] {
  const problems: string[] = [];
  const steps = forecast.stages.flatMap((stage) => stage.steps.slice(1));
  const executed = steps.filter(({ state }) => state !== "metadata" && state !== "skipped");
  for (const { line, state, text } of executed) {
    const step = built.find((candidate) => candidate.line === line);
    // What the engine had no need of was in its cache.
    const actual = step === undefined || step.cached ? "cached" : "rebuild";
    if (state !== "unsure" && state !== actual) {
      problems.push(`line ${line} was said ${state}, and was ${actual}: ${text}`);
    }
  }
  const count = (state: string) => executed.filter((step) => step.state === state).length;
  if (count("unsure") * 5 > executed.length) problems.push(`${count("unsure")} steps are unsure`);
  if (built.every(({ cached }) => cached)) problems.push("nothing was built");
  if (!built.some(({ cached }) => cached)) problems.push("nothing was cached");
  return problems;
}

async function docker(...args: readonly string[]): Promise<void> {
  await run(engine.docker, [...args], { env: dockerEnvironment(engine) });
}
