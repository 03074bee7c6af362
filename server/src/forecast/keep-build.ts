import type { Host } from "../platform/host.ts";
import { type KeptBuild, keepSnapshot, notKept } from "./keep.ts";
import type { MeasuredBuild, MeasuredStep } from "./measured-build.ts";
import type { Snapshot } from "./snapshot.ts";

/** What a builder told of a build that ended. */
export interface EndedBuild {
  readonly ref: string;
  readonly outcome: MeasuredBuild["outcome"];
  /** The Dockerfile that was built; null where the builder does not say. */
  readonly dockerfile: string | null;
  readonly steps: readonly MeasuredStep[];
}

/** What a build was made from, captured as it began. */
export interface CapturedInputs {
  readonly kept: KeptBuild;
  readonly snapshot: Snapshot;
  /** How and when it was started. */
  readonly label: string;
}

/** Keeps a build that ended as the last build; says so where it cannot. */
export async function keepBuild(
  { kept, snapshot, label }: CapturedInputs,
  { ref, outcome, dockerfile, steps }: EndedBuild,
  host: Pick<Host, "snapshots" | "log">,
): Promise<void> {
  const record = { ...snapshot.record, text: dockerfile ?? snapshot.record.text };
  const build = { ref, outcome, label, steps };
  const problem = await keepSnapshot(kept, { ...snapshot, record, build }, host);
  if (problem !== null) host.log.warn(notKept(problem));
}

/** `docker build at 2026-11-24 15:32`, in this machine's time. @param time Milliseconds since the epoch. */
export function buildLabel(call: string, time: number): string {
  const date = new Date(time);
  const two = (value: number): string => String(value).padStart(2, "0");
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join("-");
  return `${call} at ${day} ${two(date.getHours())}:${two(date.getMinutes())}`;
}
