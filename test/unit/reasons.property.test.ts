import type { ForecastView } from "@strata/protocol/forecast";
import { expect, it } from "vitest";
import { makeForecast, recordBuild } from "../../server/src/forecast/forecast.ts";
import { forecastRequest } from "../../server/src/forecast/request.ts";
import { createMemoryHost } from "../../server/src/platform/memory-host.ts";
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
import { RandomSource } from "../support/random-source.ts";
import { chosenSeed, reportSeed } from "../support/random-suite.ts";

const deep = process.env["STRATA_DEEP"] === "1";
const CASES = deep ? 2000 : 100;
const BUDGET_SECONDS = 15;

it("the forecast of a step is cached when all that its reasons name is undone, and not before", async () => {
  const seed = chosenSeed();
  const wrong: string[] = [];
  const start = performance.now();
  let steps = 0;
  let count = 0;
  const isLate = () => !deep && performance.now() - start > BUDGET_SECONDS * 1000;
  for (; count < CASES && !isLate(); count += 1) {
    const random = new RandomSource(seed + count);
    const first = namedBuild("one", "mark");
    const changes = chooseChanges(namedChanges("two"), random);
    const changed = applyChanges(first, changes);
    const forecast = await forecastOf(first, changed);
    for (const { step, name } of rebuiltSteps(forecast, changed)) {
      steps += 1;
      const { named, unknown } = rootsOf(step, forecast, changed, changes);
      const others = changes.filter((change) => !named.includes(change));
      const isCached = async (some: readonly NamedChange[]) => {
        const build = applyChanges(first, some);
        const view = await forecastOf(first, build);
        return !rebuiltSteps(view, build).some((other) => other.name === name);
      };
      const story = `seed ${seed + count}: ${name} with ${changes.map((change) => change.name).join(", ")}`;
      if (unknown.length > 0)
        wrong.push(`${story}: nothing of that was done: ${unknown.join(" ")}`);
      if (!(await isCached(others))) wrong.push(`${story}: not cached, though all is undone`);
      for (const change of named) {
        if (await isCached([...others, change])) wrong.push(`${story}: cached with ${change.name}`);
      }
    }
  }
  reportSeed(`forecasts whose reasons were undone (${steps} steps)`, seed, count);
  expect(wrong).toEqual([]);
}, 3_600_000);

async function forecastOf(before: NamedBuild, after: NamedBuild): Promise<ForecastView> {
  const host = createMemoryHost();
  const request = ({ args, ...build }: NamedBuild) =>
    forecastRequest({
      path: "/project/Dockerfile",
      text: textOf({ args, ...build }),
      contextRoot: "/project",
      buildArgs: args,
    });
  for (const [path, file] of Object.entries(before.files)) host.write(`/project/${path}`, file);
  await recordBuild(request(before), host);
  const gone = Object.keys(before.files).filter((path) => !(path in after.files));
  for (const path of gone) host.write(`/project/${path}`, null);
  for (const [path, file] of Object.entries(after.files)) host.write(`/project/${path}`, file);
  return makeForecast(request(after), host);
}
