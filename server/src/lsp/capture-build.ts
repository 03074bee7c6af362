import { asBuildSaw, changesText } from "../builds/touched-since.ts";
import { labelOfBuild, originOf, requestOfBuild } from "../builds/request-of-build.ts";
import { takeSnapshot } from "../forecast/forecast.ts";
import type { CapturedInputs } from "../forecast/keep-build.ts";
import type { BuildHistoryRecord } from "../platform/buildkit/control.ts";
import { buildxFolder } from "../platform/buildx-state.ts";
import type { Host } from "../platform/host.ts";
import type { EngineSurroundings } from "../platform/local-engine.ts";

/** What a build is made from, as it was when it began. */
export interface CapturedBuild extends CapturedInputs {
  /** The engine's name for it. */
  readonly ref: string;
  /** Real path. */
  readonly dockerfile: string;
}

/**
 * Captures what a build is made from that begins.
 *
 * @param builder The builder's identity.
 */
export type CaptureBuild = (
  record: BuildHistoryRecord,
  builder: string,
) => Promise<CapturedBuild | null>;

export interface CapturingOptions {
  readonly surroundings: () => Promise<EngineSurroundings>;
  readonly host: () => Host;
  /** Whether a Dockerfile, by its real path, is open. */
  readonly isOpen: (dockerfile: string) => boolean;
}

/** Captures the builds of the Dockerfiles that are open. */
export function capturing({ surroundings, host, isOpen }: CapturingOptions): CaptureBuild {
  return async (record, builder) => {
    const origin = await originOf(record, buildxFolder(await surroundings()));
    if (origin === null || !isOpen(origin.dockerfile)) return null;
    const { dockerfile } = origin;
    const text = await host().files.readText(dockerfile);
    if (text === null) return null;
    const request = requestOfBuild(origin, text, builder);
    const taken = await takeSnapshot(request, host());
    // Somebody may have written a file in between.
    const began = record.createdAt ?? taken.takenAt;
    const seen = asBuildSaw(taken, request.contextRoot, began);
    if (seen === null) return null;
    const label = `${labelOfBuild(origin)}${changesText(seen.changed)}`;
    const { snapshot } = seen;
    return { ref: record.ref, dockerfile, kept: request, label, snapshot };
  };
}
