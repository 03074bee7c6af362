import type { ForecastView, StepView } from "@strata/protocol/forecast";
import { createMemoryHost } from "../../platform/memory-host.ts";
import { makeForecast, takeSnapshot } from "../forecast.ts";
import { keepSnapshot } from "../keep.ts";
import type { MeasuredStep } from "../measured-build.ts";
import type { ForecastRequest } from "../request.ts";
import { layOut, type TestBuild, testRequest } from "./forecast-table.ts";

/** A build that ran: how long the step on a line took, in seconds; null for one from the cache. */
export interface TestRun extends TestBuild {
  readonly took: Readonly<Record<number, number | null>>;
  readonly bytes?: Readonly<Record<number, number>>;
}

/** Records all runs, each on the files of the one before, and forecasts the last build. */
export async function forecastAfterRuns(
  runs: readonly TestRun[],
  last: TestBuild,
  options: Partial<ForecastRequest> = {},
): Promise<ForecastView> {
  const host = createMemoryHost();
  for (const run of runs) {
    layOut(host, run);
    const request = testRequest(run);
    const snapshot = await takeSnapshot(request, host);
    const build = {
      ref: null,
      label: "a build",
      outcome: "complete",
      steps: stepsOf(run),
    } as const;
    await keepSnapshot(request, { ...snapshot, build }, host);
  }
  layOut(host, last);
  return makeForecast({ ...testRequest(last), ...options }, host);
}

function stepsOf({ took, bytes = {} }: TestRun): readonly MeasuredStep[] {
  return Object.entries(took).map(([line, seconds]) => ({
    line: Number(line),
    cached: seconds === null,
    seconds,
    bytes: bytes[Number(line)] ?? null,
  }));
}

/** `line state seconds (low to high, n measured) bytes` for each step that is executed. */
export function estimateTable({ stages }: ForecastView): string {
  return stages
    .flatMap(({ steps }) => steps.slice(1))
    .filter(({ state }) => state !== "metadata")
    .map(estimateLine)
    .join("\n");
}

function estimateLine({ line, state, estimate = {} }: StepView): string {
  const { seconds, spread, measured, bytes } = estimate;
  const range =
    spread === undefined ? "" : ` (${spread.low} to ${spread.high}, ${measured ?? 0} measured)`;
  const time = seconds === undefined ? "" : ` ${seconds} s${range}`;
  return `${line} ${state}${time}${bytes === undefined ? "" : ` ${bytes} B`}`;
}
