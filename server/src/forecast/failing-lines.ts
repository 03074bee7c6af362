import type { Cancellation, Host } from "../platform/host.ts";
import { captureBuild } from "./capture.ts";
import { planBuilds } from "./plan.ts";
import type { ForecastRequest } from "./request.ts";

/** The lines, from 1, of steps at which a build would fail for want of a source. */
export async function failingLines(
  request: ForecastRequest,
  host: Host,
  signal?: Cancellation,
): Promise<readonly number[]> {
  const { record, imageStore } = await captureBuild(request, host, {}, signal);
  const { stages } = planBuilds(record, [], imageStore).now;
  return stages.flatMap(({ steps }) =>
    steps
      .filter(({ failure }) => failure !== null)
      .map(({ instruction }) => instruction.startLine + 1),
  );
}
