import { type RunOptions, runOptionsOf } from "../model/run-options.ts";
import type { Host } from "../platform/host.ts";
import type { Snapshot } from "./snapshot.ts";

/** How a build that was recorded was made. */
export interface RecordedWay {
  /** Real path. */
  readonly context: string;
  readonly target: string | null;
  readonly args: Readonly<Record<string, string>>;
  readonly contexts: Readonly<Record<string, string>>;
  readonly platform: string | null;
  readonly runOptions: RunOptions;
  /** How and when it was started, for people. */
  readonly label: string;
  /** The id of the way that it was forecast by; null where somebody else started it. */
  readonly way: string | null;
  /** The engine's name for it; null where it has none. */
  readonly ref: string | null;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** The builds of a Dockerfile that are kept, in whatever build context, newest first. */
export async function recordedWays(
  path: string,
  snapshots: Host["snapshots"],
): Promise<readonly RecordedWay[]> {
  const texts = await snapshots.list(keyOf(path));
  return texts.flatMap((text) => readWay(text) ?? []).sort((one, other) => other.at - one.at);
}

/** @param path The Dockerfile's real path. @param context The build context's. */
export async function keepRecordedWay(
  path: string,
  context: string,
  { record, takenAt, build }: Snapshot,
  way: string | null,
  snapshots: Host["snapshots"],
): Promise<void> {
  const { target, buildArgs, namedContexts = {}, platform, runOptions = {} } = record;
  const time = new Date(takenAt).toISOString().replace(/\.\d+Z$/, "Z");
  const kept: RecordedWay = {
    context,
    target,
    args: buildArgs,
    contexts: namedContexts,
    platform,
    runOptions,
    label: build?.label ?? `the build recorded at ${time}`,
    way,
    ref: build?.ref ?? null,
    at: takenAt,
  };
  const same = (await snapshots.list(keyOf(path))).find((text) => {
    const other = readWay(text);
    return other !== null && inputsOf(other) === inputsOf(kept);
  });
  await snapshots.add(keyOf(path), JSON.stringify({ strata: "recorded way", ...kept }), same);
}

function keyOf(path: string): string {
  return `ways of\n${path}`;
}

function inputsOf(recorded: RecordedWay): string {
  const { context, target, args, contexts, platform, runOptions, way } = recorded;
  return JSON.stringify([context, target, args, contexts, platform, runOptions, way]);
}

function readWay(text: string): RecordedWay | null {
  const value = parseJson(text);
  if (value === null || value["strata"] !== "recorded way") return null;
  const { context, target, platform, label, way, ref, at } = value;
  if (typeof context !== "string" || typeof label !== "string" || typeof at !== "number") {
    return null;
  }
  return {
    context,
    label,
    at,
    target: textOrNull(target),
    platform: textOrNull(platform),
    way: textOrNull(way),
    ref: textOrNull(ref),
    args: textsOf(value["args"]),
    contexts: textsOf(value["contexts"]),
    runOptions: runOptionsOf((name) => textsOf(value["runOptions"])[name]),
  };
}

function textOrNull(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}

function textsOf(value: unknown): Readonly<Record<string, string>> {
  if (typeof value !== "object" || value === null) return {};
  return Object.fromEntries(Object.entries(value).map(([name, text]) => [name, String(text)]));
}

function parseJson(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null
      ? (value as Readonly<Record<string, unknown>>)
      : null;
  } catch {
    return null;
  }
}
