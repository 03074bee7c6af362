import type { ForecastView } from "@strata/protocol/forecast";
import type { Cancellation, Host } from "../platform/host.ts";
import { adviceOn } from "./advice/advise.ts";
import { ignoreFileOf } from "./advice/ignore-file.ts";
import { chooseBaseline, gitRef, recordedBuilds, rememberedImages } from "./baseline.ts";
import { type Capture, captureBuild, captureContext, outlineRequest } from "./capture.ts";
import { ForecastError } from "./errors.ts";
import { checkTarget } from "./check-target.ts";
import { costOf } from "./cost.ts";
import { explain } from "./explain.ts";
import { readGitState } from "./git-baseline.ts";
import { keepSnapshot, notKept } from "./keep.ts";
import { measuredPlans } from "./measured-plans.ts";
import { planBuilds } from "./plan.ts";
import type { ForecastRequest } from "./request.ts";
import type { Snapshot } from "./snapshot.ts";
import { forecastView } from "./view.ts";
import { rememberBuilds, walkBuild } from "./walk.ts";
import { supposeChanges } from "./what-if.ts";

/**
 * What would be cached, what would run again, and why.
 *
 * @throws ForecastError where the request or the Dockerfile is at fault; the signal's reason where
 *   it was cancelled.
 */
export async function makeForecast(
  request: ForecastRequest,
  host: Host,
  signal?: Cancellation,
): Promise<ForecastView> {
  const recorded = await recordedBuilds(request, host);
  const outlined = await outlineRequest(request, host, rememberedImages(recorded));
  checkTarget(request, outlined);
  const ref = gitRef(request, recorded);
  const [commit, capture] = await Promise.all([
    ref === null ? null : readGitState(request, host, outlined, ref, signal),
    captureContext(request, host, outlined, signal),
  ]);
  const baseline = await chooseBaseline(request, host, capture, recorded, commit);
  signal?.throwIfAborted();
  const supposed = supposeChanges(baseline.now, request.whatIf);
  const { now: plan, earlier } = planBuilds(
    supposed.record,
    baseline.earlier,
    capture.imageStore,
    request.how?.guessed === true,
  );
  const verdicts = walkBuild(plan, rememberBuilds(earlier));
  const measured = baseline.view.kind === "last" ? [] : await measuredPlans(request, host, capture);
  const cost = costOf(plan, verdicts, [...earlier, ...measured]);
  const view = forecastView({
    request,
    plan,
    verdicts,
    explanations: explain(plan, verdicts, earlier[baseline.compared] ?? null),
    cost,
    baseline: baseline.view,
    unknownImages: capture.unknownImages,
    notes: [
      ...(request.how?.notes ?? []),
      ...baseline.notes,
      ...supposed.notes,
      ...unreadableNotes(capture),
    ],
  });
  if (!request.advice) return view;
  // Beside git's HEAD a build is without what git ignores, but a builder gets it all the same.
  const isWhole = baseline.view.kind !== "git";
  const whole = isWhole ? plan : planBuilds(capture.record, [], capture.imageStore).now;
  const advice = adviceOn({
    plan: whole,
    earlier,
    estimates: isWhole ? cost.estimates : costOf(whole, new Map(), measured).estimates,
    imageStore: capture.imageStore,
    dockerfile: request.shown.dockerfile,
    ignoreFile: await ignoreFileOf(request, host),
  });
  return { ...view, advice };
}

/** What a build would be made from now, to be compared with later. */
export async function takeSnapshot(
  request: ForecastRequest,
  host: Host,
  signal?: Cancellation,
): Promise<Snapshot> {
  const capture = await captureBuild(request, host, {}, signal);
  checkTarget(request, capture);
  return { record: capture.record, takenAt: host.now(), builder: request.builder };
}

/**
 * Takes a snapshot and keeps it as the last build (see `keepSnapshot`).
 *
 * @throws ForecastError where it cannot be kept, too.
 */
export async function recordBuild(
  request: ForecastRequest,
  host: Host,
  signal?: Cancellation,
): Promise<Snapshot> {
  const snapshot = await takeSnapshot(request, host, signal);
  const problem = await keepSnapshot(request, snapshot, host);
  if (problem !== null) throw new ForecastError("not-kept", notKept(problem));
  return snapshot;
}

function unreadableNotes({ record }: Capture): string[] {
  return record.unreadable.map(({ path, message }) => `${path} cannot be read: ${message}`);
}
