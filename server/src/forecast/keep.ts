import type { Host } from "../platform/host.ts";
import { finishedLines, mergeMeasures } from "./measured-build.ts";
import { snapshotKey } from "./baseline.ts";
import { keepRecordedWay } from "./recorded-ways.ts";
import type { ForecastRequest } from "./request.ts";
import { readSnapshot, type Snapshot, writeSnapshot } from "./snapshot.ts";

/** Which build it is that is kept. */
export type KeptBuild = Pick<ForecastRequest, "path" | "contextRoot" | "how">;

/**
 * Keeps a snapshot as the last build. One like the last is not kept again, as it would push older
 * ones out, of which the builder still has the steps; what it measured is added to the last.
 *
 * @returns Null where it is kept, else why not.
 */
export async function keepSnapshot(
  kept: KeptBuild,
  snapshot: Snapshot,
  { snapshots }: Pick<Host, "snapshots">,
): Promise<string | null> {
  const key = snapshotKey(kept);
  const { path, contextRoot, how } = kept;
  await keepRecordedWay(path, contextRoot, snapshot, how?.way.id ?? null, snapshots);
  const [text] = await snapshots.list(key);
  const last = text === undefined ? null : readSnapshot(text);
  const written = writeSnapshot(snapshot);
  // Both as they are read: only then they are written in the same order.
  const isRepeated = last !== null && isSameBuild(last, readSnapshot(written) ?? snapshot);
  if (text === undefined || !isRepeated) {
    return snapshots.add(key, written);
  }
  if (snapshot.build === undefined && last.record.ranAgain === true) return null;
  const build =
    snapshot.build === undefined ? last.build : mergeMeasures(snapshot.build, last.build);
  const record = { ...snapshot.record, ranAgain: true as const };
  const joined = { ...snapshot, record, ...(build === undefined ? {} : { build }) };
  return snapshots.add(key, writeSnapshot(joined), text);
}

/** What to say where a build is not kept. */
export function notKept(why: string): string {
  return `The build is not recorded, as the cache folder cannot be written: ${why}`;
}

/** Two runs of one build, of which both came to the end or neither. */
function isSameBuild(one: Snapshot, other: Snapshot): boolean {
  const isWhole = ({ build }: Snapshot) => finishedLines(build) === null;
  return isWhole(one) === isWhole(other) && inputsOf(one) === inputsOf(other);
}

/** What a build was made from, as one text: the same for each run of it. */
export function inputsOf({ record, builder }: Snapshot): string {
  return writeSnapshot({ record: { ...record, ranAgain: true }, builder, takenAt: 0 });
}
