import type { LanguageAssist } from "../features/language-assist.ts";
import type { ClientCapabilities } from "vscode-languageserver/node";
import type { BuildWatch } from "./build-watch.ts";
import type { capturing } from "./capture-build.ts";
import type { adoptBuilds } from "../builds/adopt-builds.ts";
import type { keepBuild } from "../forecast/keep-build.ts";
import type { readWays } from "../ways/read-ways.ts";
import type { ReadConfiguration } from "./configurations.ts";
import type { ForecastMaker } from "./forecast-service.ts";

/** Parts of the server that load when they are first asked for, so that it starts fast. */

export async function loadForecast(): Promise<ForecastMaker> {
  const [forecast, reach, failing, recorded] = await Promise.all([
    import("../forecast/forecast.ts"),
    import("../forecast/file-reach.ts"),
    import("../forecast/failing-lines.ts"),
    import("../forecast/recorded-baseline.ts"),
  ]);
  const { makeForecast, recordBuild } = forecast;
  const { recordedChoices, recordedBaseline } = recorded;
  const { fileReach } = reach;
  const { failingLines } = failing;
  return {
    makeForecast,
    recordBuild,
    fileReach,
    failingLines,
    recordedChoices,
    recordedBaseline,
  };
}

export async function loadBuildWatch(): Promise<BuildWatching> {
  const [{ BuildWatch }, { capturing }, { keepBuild }, { adoptBuilds }] = await Promise.all([
    import("./build-watch.ts"),
    import("./capture-build.ts"),
    import("../forecast/keep-build.ts"),
    import("../builds/adopt-builds.ts"),
  ]);
  return { BuildWatch, capturing, keepBuild, adoptBuilds };
}

/** What follows the builds that others start. */
export interface BuildWatching {
  readonly BuildWatch: typeof BuildWatch;
  readonly capturing: typeof capturing;
  readonly keepBuild: typeof keepBuild;
  readonly adoptBuilds: typeof adoptBuilds;
}

export async function loadConfigurationReader(): Promise<ReadConfiguration> {
  return (await import("../lint/configuration-file.ts")).loadConfiguration;
}

export async function loadWayReader(): Promise<typeof readWays> {
  return (await import("../ways/read-ways.ts")).readWays;
}

export async function loadLanguageAssist({
  textDocument,
}: ClientCapabilities): Promise<LanguageAssist> {
  const { LanguageAssist } = await import("../features/language-assist.ts");
  const { completionItem } = textDocument?.completion ?? {};
  const { contentFormat } = textDocument?.hover ?? {};
  return new LanguageAssist({
    ...(completionItem === undefined ? {} : { completion: { completionItem } }),
    ...(contentFormat === undefined ? {} : { hover: { contentFormat } }),
  });
}
