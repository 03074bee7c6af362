import type { ForecastView, StepView } from "@strata/protocol/forecast";
import type { RunOptions } from "../../model/run-options.ts";
import type { ImageFacts, ImageStore } from "../../platform/host.ts";
import { createMemoryHost, type MemoryFile, type MemoryHost } from "../../platform/memory-host.ts";
import { makeForecast, recordBuild } from "../forecast.ts";
import { forecastRequest, type ForecastRequest } from "../request.ts";

/** What a build is made from, for tests. */
export interface TestBuild {
  readonly dockerfile: string;
  /** By path in the build context; null removes what an earlier build had. */
  readonly files?: Readonly<Record<string, MemoryFile | null>>;
  readonly args?: Readonly<Record<string, string>>;
  readonly target?: string;
  readonly platform?: string;
  readonly imageStore?: ImageStore;
  readonly runOptions?: RunOptions;
}

export interface TestOptions {
  /** By canonical reference. */
  readonly images?: Readonly<Record<string, ImageFacts>>;
}

export const TEST_ROOT = "/project";

export function testRequest(build: TestBuild): ForecastRequest {
  return forecastRequest({
    path: `${TEST_ROOT}/Dockerfile`,
    contextRoot: TEST_ROOT,
    text: build.dockerfile,
    buildArgs: build.args ?? {},
    target: build.target ?? null,
    platform: build.platform ?? null,
    runOptions: build.runOptions ?? {},
    imageStore: build.imageStore ?? "containerd",
    shown: { dockerfile: "Dockerfile", context: "." },
  });
}

/** Puts a build's files where it looks for them. */
export function layOut(host: MemoryHost, build: TestBuild): void {
  host.write(`${TEST_ROOT}/Dockerfile`, build.dockerfile);
  for (const [path, file] of Object.entries(build.files ?? {})) {
    host.write(`${TEST_ROOT}/${path}`, file);
  }
}

/** Records all builds but the last, each on the files of the one before, and forecasts the last. */
export async function forecastAfter(
  builds: readonly TestBuild[],
  options: TestOptions = {},
): Promise<ForecastView> {
  const host = createMemoryHost(options.images === undefined ? {} : { images: options.images });
  for (const build of builds.slice(0, -1)) {
    layOut(host, build);
    await recordBuild(testRequest(build), host);
  }
  const last = builds.at(-1) ?? { dockerfile: "" };
  layOut(host, last);
  return makeForecast(testRequest(last), host);
}

/** A line for each step but FROM and settings: `3 rebuild COPY a.txt /`, its reasons indented. */
export function forecastTable(forecast: ForecastView): string {
  const steps = forecast.stages.flatMap((stage) => stage.steps);
  return steps
    .filter(({ instruction, state }) => instruction !== "FROM" || state === "rebuild")
    .filter(({ state }) => state !== "metadata")
    .flatMap(stepLines)
    .join("\n");
}

function stepLines({ line, state, text, reasons }: StepView): string[] {
  return [
    `${line} ${state} ${text.replace(/\s+/g, " ")}`,
    ...reasons.map((reason) => `  ${reason.kind}: ${reason.message}`),
  ];
}
