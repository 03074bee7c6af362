import type { Host } from "../platform/host.ts";
import { earlierBuild, keptBuilds } from "./baseline.ts";
import type { Capture } from "./capture.ts";
import { type Plan, planBuilds } from "./plan.ts";
import type { ForecastRequest } from "./request.ts";

/** How long steps took is known from builds that ran, whatever a forecast compares with. */
export async function measuredPlans(
  request: ForecastRequest,
  host: Host,
  { record, imageStore }: Capture,
): Promise<readonly Plan[]> {
  const kept = await keptBuilds(request, host);
  const [newest, ...others] = kept
    .filter(({ build }) => build !== undefined)
    .map((snapshot) => earlierBuild(snapshot, record.images));
  if (newest === undefined) return [];
  const plans = planBuilds(newest, others, imageStore);
  return [plans.now, ...plans.earlier];
}
