import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ForecastView } from "@strata/protocol/forecast";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeForecast, recordBuild } from "../../server/src/forecast/forecast.ts";
import { type ForecastRequest, forecastRequest } from "../../server/src/forecast/request.ts";
import type { Host } from "../../server/src/platform/host.ts";
import { createMemoryHost } from "../../server/src/platform/memory-host.ts";
import type { NodeHost } from "../../server/src/platform/node-host.ts";
import { makeForecastHost } from "../support/forecast-host.ts";
import {
  changeScenarioFiles,
  scenarioFolder,
  type ScenarioPlace,
} from "../support/scenario-files.ts";
import { readScenarios, type Scenario } from "../support/scenarios.ts";

/** Where a scenario takes place. */
interface Place extends ScenarioPlace {
  readonly root: string;
  readonly host: Host;
}

/** Steps that take files from a stage which runs again: only a build can tell. */
const UNSURE_LINES: Readonly<Record<string, readonly number[]>> = {
  "033-multistage-same-output": [5, 6],
  "034-multistage-changed-output": [5, 6],
  "038-stage-command-edited-same-bytes": [5],
  "039-arg-scope-other-stage": [6],
  "085-parallel-stages-deps": [8, 9],
  "086-copy-from-dir-unrelated-stage-file": [5],
  "101-copy-onto-a-folder": [6],
  "105-mode-written-otherwise": [4],
  "107-copied-once-more": [6],
  "121-mount-of-what-it-stands-on": [4, 5],
  "122-folder-made-with-a-mode": [4],
};

describe.each(["in memory", "on a real file system"])("scenarios, %s", (where) => {
  let folder = "";
  let host: NodeHost | null = null;

  beforeAll(async () => {
    if (where === "in memory") return;
    folder = realpathSync(mkdtempSync(join(tmpdir(), "strata-scenarios-")));
    host = await makeForecastHost(folder);
  });

  afterAll(async () => {
    await host?.dispose();
    if (folder !== "") rmSync(folder, { recursive: true, force: true });
  });

  it.each(readScenarios().map((scenario) => [scenario.id, scenario] as const))(
    "%s",
    async (id, scenario) => {
      const place = host === null ? placeInMemory() : { ...scenarioFolder(join(folder, id)), host };
      const forecast = await forecastOf(scenario, place);
      const found = forecast.stages.flatMap(({ steps }) => steps.slice(1));
      const states = found.map(({ line, state }) => ({ line, state }));
      const unsure = UNSURE_LINES[id] ?? [];
      const expected = scenario.expect.map((step) =>
        unsure.includes(step.line) ? { ...step, state: "unsure" } : step,
      );
      expect(states).toEqual(expected);
    },
  );
});

async function forecastOf(scenario: Scenario, place: Place): Promise<ForecastView> {
  const { host } = place;
  place.write("Dockerfile", scenario.dockerfile, false);
  for (const [path, file] of Object.entries(scenario.files)) place.write(path, file, false);
  await recordBuild(requestOf(scenario, place, scenario.dockerfile, scenario.args), host);
  const { change } = scenario;
  const text = change.dockerfile ?? scenario.dockerfile;
  place.write("Dockerfile", text, false);
  changeScenarioFiles(place, scenario);
  return makeForecast(requestOf(scenario, place, text, change.args ?? scenario.args), host);
}

function requestOf(
  { options, imageStore }: Scenario,
  { root }: Place,
  text: string,
  buildArgs: Readonly<Record<string, string>>,
): ForecastRequest {
  const target = options?.target ?? null;
  const path = join(root, "Dockerfile");
  return forecastRequest({ path, contextRoot: root, text, buildArgs, target, imageStore });
}

function placeInMemory(): Place {
  const host = createMemoryHost();
  const root = "/project";
  return {
    root,
    host,
    write: (path, file) => host.write(`${root}/${path.replace(/\/$/, "")}`, file),
    touch: () => undefined,
  };
}
