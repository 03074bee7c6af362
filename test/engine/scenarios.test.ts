import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type EngineObjects, engineObjects } from "../support/engine-objects.ts";
import { buildSteps } from "../support/engine-steps.ts";
import { type ProvidedEngine, providedEngines } from "../support/provided.ts";
import { RandomSource } from "../support/random-source.ts";
import { chosenSeed, reportSeed } from "../support/random-suite.ts";
import { changeScenarioFiles, scenarioFolder } from "../support/scenario-files.ts";
import { readScenarios, type Scenario } from "../support/scenarios.ts";

const deep = process.env["STRATA_DEEP"] === "1";
const BUDGET_SECONDS = 30;

let folder = "";

beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "strata-scenarios-")));
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

it.each(providedEngines().map((engine) => [engine.store, engine] as const))(
  "the engine does in scenarios what they say it does: image store %s",
  async (store, engine) => {
    const objects = engineObjects(engine);
    const seed = chosenSeed();
    const left = shuffled(readScenarios().filter(isAbout(store)), new RandomSource(seed));
    const start = performance.now();
    let count = 0;
    try {
      while (left.length > 0 && (deep || performance.now() - start < BUDGET_SECONDS * 1000)) {
        const [scenario] = left.splice(0, 1);
        if (scenario === undefined) break;
        const built = await buildTwice(scenario, objects, engine, `${store}-${scenario.id}`);
        expect({ id: scenario.id, built }).toEqual({ id: scenario.id, built: scenario.expect });
        count += 1;
      }
    } finally {
      await objects.removeAll();
    }
    reportSeed(`scenarios on the engine, image store ${store}`, seed, count);
  },
  deep ? 3_600_000 : 600_000,
);

/** Where nothing is linked, both image stores do the same. */
function isAbout(store: ProvidedEngine["store"]): (scenario: Scenario) => boolean {
  return ({ imageStore, dockerfile }) => imageStore === store || !dockerfile.includes("--link");
}

function shuffled<T>(items: readonly T[], random: RandomSource): T[] {
  return items
    .map((item) => ({ item, place: random.number() }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);
}

/** What the second build does, on a base image that nobody built on before. */
async function buildTwice(
  scenario: Scenario,
  objects: EngineObjects,
  engine: ProvidedEngine,
  name: string,
): Promise<Scenario["expect"]> {
  const place = scenarioFolder(join(folder, name));
  const base = await makeBase(objects, scenario.id);
  const { options, change } = scenario;
  const build = async (text: string, args: Readonly<Record<string, string>>) => {
    place.write("Dockerfile", text.replaceAll(/(?<=FROM )busybox/g, base), false);
    const target = options?.target === undefined ? {} : { target: options.target };
    return buildSteps(engine, { folder: place.root, args, ...target });
  };
  for (const [path, file] of Object.entries(scenario.files)) place.write(path, file, false);
  await build(scenario.dockerfile, scenario.args);
  changeScenarioFiles(place, scenario);
  const steps = await build(change.dockerfile ?? scenario.dockerfile, change.args ?? scenario.args);
  return scenario.expect.map(({ line, state }) => {
    if (state === "metadata" || state === "skipped") {
      return { line, state: steps.some((step) => step.line === line) ? "a step" : state };
    }
    const isCached = steps.filter((step) => step.line === line).every(({ cached }) => cached);
    return { line, state: isCached ? "cached" : "rebuild" };
  });
}

async function makeBase(objects: EngineObjects, id: string): Promise<string> {
  const name = objects.name(id);
  const place = scenarioFolder(join(folder, `base-${name}`));
  const lines = ["FROM busybox:latest", `LABEL ${objects.label}`, `RUN echo ${name} > /nonce`, ""];
  place.write("Dockerfile", lines.join("\n"), false);
  await objects.docker(
    ...["buildx", "build", "--quiet", "--load", "--provenance=false", "--tag", name, place.root],
  );
  return name;
}
