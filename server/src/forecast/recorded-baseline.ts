import { RECORDED, type RecordedChoice } from "@strata/protocol/requests";
import type { Host } from "../platform/host.ts";
import { buildName, keptBuilds } from "./baseline.ts";
import { hashOf } from "./hash.ts";
import { inputsOf } from "./keep.ts";
import type { Against, ForecastRequest } from "./request.ts";
import { type Snapshot, writeSnapshot } from "./snapshot.ts";

/** The builds that are kept of the request's Dockerfile, the newest first, each once. */
export async function recordedChoices(
  request: ForecastRequest,
  host: Host,
): Promise<readonly RecordedChoice[]> {
  const choices = new Map<string, RecordedChoice>();
  for (const snapshot of await keptBuilds(request, host)) {
    const against = nameOf(snapshot);
    if (!choices.has(against)) choices.set(against, { against, label: buildName(snapshot) });
  }
  return [...choices.values()];
}

/** The build of that name as a baseline; null where it is not kept any more. */
export async function recordedBaseline(
  request: ForecastRequest,
  name: string,
  host: Host,
): Promise<Against | null> {
  const found = (await keptBuilds(request, host)).find((snapshot) => nameOf(snapshot) === name);
  if (found === undefined) return null;
  return { kind: "snapshot", text: writeSnapshot(found), name: buildName(found) };
}

/** The same for a build that is run again. */
function nameOf(snapshot: Snapshot): string {
  return `${RECORDED}${hashOf(inputsOf(snapshot)).slice(0, 16)}`;
}
