import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { makeForecast, recordBuild } from "../../server/src/forecast/forecast.ts";
import { forecastRequest } from "../../server/src/forecast/request.ts";
import type { NodeHost } from "../../server/src/platform/node-host.ts";
import { type EngineObjects, engineObjects } from "../support/engine-objects.ts";
import { buildSteps } from "../support/engine-steps.ts";
import { makeForecastHost } from "../support/forecast-host.ts";
import {
  applyChanges,
  chooseChanges,
  type NamedBuild,
  namedBuild,
  type NamedChange,
  namedChanges,
  rebuiltSteps,
  rootsOf,
  textOf,
} from "../support/named-changes.ts";
import { providedEngine } from "../support/provided.ts";
import { RandomSource } from "../support/random-source.ts";
import { chosenSeed, reportSeed } from "../support/random-suite.ts";

const engine = providedEngine();
const deep = process.env["STRATA_DEEP"] === "1";
const STEPS = 500;
const BUDGET_SECONDS = 45;

let folder = "";
let host: NodeHost;
let objects: EngineObjects;

beforeAll(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "strata-reasons-")));
  host = await makeForecastHost(folder);
  objects = engineObjects(engine);
  for (const name of ["one", "two"]) await makeBase(objects.name(name));
});

afterAll(async () => {
  await objects.removeAll();
  await host.dispose();
  rmSync(folder, { recursive: true, force: true });
});

it(
  "a step is cached when all that its reasons name is undone, and not before",
  async () => {
    const seed = chosenSeed();
    const start = performance.now();
    const isDone = () => deep && count >= STEPS;
    const isLate = () => !deep && performance.now() - start > BUDGET_SECONDS * 1000;
    const wrong: string[] = [];
    let count = 0;
    while (!isDone() && !isLate()) {
      const problem = await tryStep(seed + count);
      if (problem !== null) wrong.push(`seed ${seed + count}: ${problem}`);
      count += 1;
    }
    reportSeed("steps whose reasons were undone", seed, count);
    expect(wrong).toEqual([]);
  },
  deep ? 4 * 3_600_000 : 600_000,
);

/** What is wrong with the reasons of a step that some changes rebuild; null where nothing is. */
async function tryStep(seed: number): Promise<string | null> {
  const random = new RandomSource(seed);
  const first = namedBuild(objects.name("one"), objects.name(String(seed)));
  const changes = chooseChanges(namedChanges(objects.name("two")), random);
  const place = join(folder, String(seed));
  const cachedAfter = async (some: readonly NamedChange[], name: string): Promise<boolean> => {
    const build = applyChanges(first, some);
    writeBuild(place, build);
    const steps = await buildSteps(engine, { folder: place, args: build.args });
    const line = build.lines.findIndex((each) => each.name === name) + 1;
    return steps.filter((step) => step.line === line).every(({ cached }) => cached);
  };

  await cachedAfter([], "last");
  await recordBuild(requestOf(place, first), host);
  const changed = applyChanges(first, changes);
  writeBuild(place, changed);
  const forecast = await makeForecast(requestOf(place, changed), host);
  const { step, name } = random.pick(rebuiltSteps(forecast, changed));
  const { named, unknown } = rootsOf(step, forecast, changed, changes);
  const story = `${name} with ${changes.map((change) => change.name).join(", ")}`;
  if (unknown.length > 0) return `${story}: nothing of that was done: ${unknown.join(" ")}`;
  const others = changes.filter((change) => !named.includes(change));
  if (!(await cachedAfter(others, name))) {
    return `${story}: not cached, though all that it names is undone`;
  }
  for (const change of named) {
    if (await cachedAfter([...others, change], name)) {
      return `${story}: cached, though not undone: ${change.name}`;
    }
  }
  return null;
}

function requestOf(place: string, build: NamedBuild) {
  return forecastRequest({
    path: join(place, "Dockerfile"),
    text: textOf(build),
    contextRoot: place,
    buildArgs: build.args,
    imageStore: engine.store === "containerd" ? "containerd" : "classic",
  });
}

function writeBuild(place: string, build: NamedBuild): void {
  rmSync(place, { recursive: true, force: true });
  mkdirSync(place);
  writeFileSync(join(place, "Dockerfile"), textOf(build));
  for (const [path, { content, mode }] of Object.entries(build.files)) {
    const full = join(place, path);
    mkdirSync(dirname(full), { recursive: true });
    writeFileSync(full, content);
    chmodSync(full, mode);
  }
}

async function makeBase(name: string): Promise<void> {
  const place = join(folder, `base-${name}`);
  mkdirSync(place);
  const lines = ["FROM busybox:latest", `LABEL ${objects.label}`, `RUN echo ${name} > /nonce`];
  writeFileSync(join(place, "Dockerfile"), lines.map((line) => `${line}\n`).join(""));
  await objects.docker(
    ...["buildx", "build", "--quiet", "--load", "--provenance=false", "--tag", name, place],
  );
}
