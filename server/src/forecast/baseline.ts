import type { BaselineView } from "@strata/protocol/forecast";
import type { Host, ImageFacts } from "../platform/host.ts";
import type { Capture } from "./capture.ts";
import { ForecastError } from "./errors.ts";
import { compareWithGit, type GitState } from "./git-baseline.ts";
import { modelOf } from "./plan.ts";
import type { BuildRecord } from "./record.ts";
import type { ForecastRequest } from "./request.ts";
import { readSnapshot, type Snapshot } from "./snapshot.ts";

/** What a forecast compares with. */
export interface Baseline {
  readonly view: BaselineView;
  /** Earlier builds, newest first; any of them may have left a step in the cache. */
  readonly earlier: readonly BuildRecord[];
  /** Which of them the reasons compare with, and `view` names. */
  readonly compared: number;
  /** This build as it compares with them. */
  readonly now: BuildRecord;
  readonly notes: readonly string[];
}

/** Under which key the snapshots of a Dockerfile with a build context are kept. */
export function snapshotKey({
  path,
  contextRoot,
}: Pick<ForecastRequest, "path" | "contextRoot">): string {
  return `${path}\n${contextRoot}`;
}

/**
 * Recorded builds that count for the request, newest first.
 *
 * @throws ForecastError where the request's own snapshot cannot be read.
 */
export async function recordedBuilds(
  request: ForecastRequest,
  host: Host,
): Promise<readonly Snapshot[]> {
  const { against } = request;
  if (against.kind === "snapshot") {
    const snapshot = readSnapshot(against.text);
    if (snapshot !== null) return [snapshot];
    throw new ForecastError("no-baseline", `${against.name} is no snapshot of this program.`);
  }
  return against.kind === "last" ? keptBuilds(request, host) : [];
}

/** Every kept build of the request's Dockerfile by its builder, newest first. */
export async function keptBuilds(
  request: ForecastRequest,
  host: Host,
): Promise<readonly Snapshot[]> {
  const { builder } = request;
  const texts = await host.snapshots.list(snapshotKey(request));
  return (
    texts
      .map(readSnapshot)
      .filter((snapshot) => snapshot !== null)
      .filter(
        (snapshot) => [snapshot.builder, builder].includes(null) || snapshot.builder === builder,
      )
      // A build that ended unseen may be kept after a newer one.
      .sort((one, other) => other.takenAt - one.takenAt)
  );
}

/** What recorded builds knew of images, the newest first. */
export function rememberedImages(
  snapshots: readonly Snapshot[],
): Readonly<Record<string, ImageFacts>> {
  return Object.assign({}, ...snapshots.map(({ record }) => record.images).reverse()) as Readonly<
    Record<string, ImageFacts>
  >;
}

/** The ref that a forecast compares with; null where it compares with something else. */
export function gitRef({ against }: ForecastRequest, recorded: readonly Snapshot[]): string | null {
  if (against.kind === "git") return against.ref;
  return against.kind === "last" && recorded.length === 0 ? "HEAD" : null;
}

/**
 * @param commit What {@link gitRef} names, read.
 * @throws ForecastError where the request names a baseline that is not there; the default falls
 *   back to git's HEAD, and that to none.
 */
export async function chooseBaseline(
  request: ForecastRequest,
  host: Host,
  capture: Capture,
  recorded: readonly Snapshot[],
  commit: GitState | null,
): Promise<Baseline> {
  const { against } = request;
  const none = { earlier: [], compared: 0, now: capture.record, notes: [] };
  if (against.kind === "none") {
    return { ...none, view: { kind: "none", label: "as if nothing had been built" } };
  }
  if (recorded.length > 0) {
    const earlier = recorded.map((snapshot) => earlierBuild(snapshot, capture.record.images));
    const compared = likeliest(capture.record, earlier);
    return { ...none, earlier, compared, view: recordedView(request, recorded, compared) };
  }
  const compared = commit && (await compareWithGit(request, host, capture, commit));
  if (compared?.kind === "compared") {
    const earlier = compared.earlier === null ? [] : [compared.earlier];
    const view: BaselineView =
      against.kind === "git"
        ? { kind: "git", label: `since ${against.ref}` }
        : { kind: "git", label: "since HEAD; no build recorded here", unrecorded: true };
    return { ...compared, earlier, compared: 0, view };
  }
  if (against.kind === "git") {
    throw new ForecastError("no-baseline", compared?.message ?? "git was not asked.");
  }
  return { ...none, view: { kind: "none", label: "no build recorded here", unrecorded: true } };
}

/** The newest build of the same stage: one of another stage knows nothing of what this one takes. */
function likeliest(now: BuildRecord, earlier: readonly BuildRecord[]): number {
  const stage = builtStage(now);
  return Math.max(
    0,
    earlier.findIndex((record) => builtStage(record) === stage),
  );
}

function builtStage({ text, target }: BuildRecord): string {
  const last = modelOf(text).stages.at(-1);
  return (target ?? last?.name ?? String(last?.index ?? 0)).toLowerCase();
}

function recordedView(
  { against }: ForecastRequest,
  recorded: readonly Snapshot[],
  compared: number,
): BaselineView {
  if (against.kind === "snapshot") return { kind: "snapshot", label: against.name };
  const others = recorded.length - 1;
  const beside = compared === 0 ? `${others} before it` : `${others} more`;
  const snapshot = recorded[compared];
  const name = snapshot === undefined ? "" : buildName(snapshot);
  return { kind: "last", label: others === 0 ? name : `${name} and ${beside}` };
}

/** What a recorded build is called, for people. */
export function buildName({ build, takenAt }: Snapshot): string {
  const time = new Date(takenAt).toISOString().replace(/\.\d+Z$/, "Z");
  if (build === undefined) return `the build recorded at ${time}`;
  return build.outcome === "complete" ? build.label : `${build.label} (${build.outcome})`;
}

/** An image that was not known then is taken to be what it is now. */
export function earlierBuild(
  { record, build }: Snapshot,
  images: Readonly<Record<string, ImageFacts>>,
): BuildRecord {
  const known = { ...record, images: { ...images, ...record.images } };
  return build === undefined ? known : { ...known, build };
}
