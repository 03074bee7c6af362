/** What was seen of a build when it ran. */
export interface MeasuredBuild {
  /** The engine's name for it; null where it has none. */
  readonly ref: string | null;
  /** What people call it: how and when it was started. */
  readonly label: string;
  readonly outcome: "complete" | "failed" | "canceled";
  /** Steps that ended well, in the order of their lines. */
  readonly steps: readonly MeasuredStep[];
  /** `steps` of earlier runs of this very build, the newest first. */
  readonly before?: readonly (readonly MeasuredStep[])[];
}

export interface MeasuredStep {
  /** Where its keyword stands in the record's Dockerfile, from 1. */
  readonly line: number;
  /** Taken from the cache: it has no time worth knowing. */
  readonly cached: boolean;
  /** How long it took; null where that is not known. */
  readonly seconds: number | null;
  /** The size of the layer that it made; null where that is not known. */
  readonly bytes: number | null;
}

/** More runs of one build say nothing new about how long it takes. */
const MAXIMUM_BEFORE = 4;

/** One build run twice: what either run measured is kept, and the newest run is the one told of. */
export function mergeMeasures(
  newest: MeasuredBuild | undefined,
  earlier: MeasuredBuild | undefined,
): MeasuredBuild | undefined {
  if (newest === undefined || earlier === undefined) return newest ?? earlier;
  const known = [newest, earlier].flatMap(({ steps, before = [] }) => [steps, ...before]);
  const told = known.filter((steps) => steps.some(({ cached }) => !cached));
  const before = told.filter((steps) => steps !== newest.steps).slice(0, MAXIMUM_BEFORE);
  const steps =
    newest.outcome === "complete" ? newest.steps : withThoseOf(newest.steps, earlier.steps);
  return { ...newest, steps, ...(before.length > 0 ? { before } : {}) };
}

/** What ended in an earlier run that broke off is in the cache, though this run did not get there. */
function withThoseOf(
  newest: readonly MeasuredStep[],
  earlier: readonly MeasuredStep[],
): readonly MeasuredStep[] {
  const lines = new Set(newest.map(({ line }) => line));
  const missing = earlier.filter(({ line }) => !lines.has(line));
  return [...newest, ...missing.map((step) => ({ ...step, cached: true }))].sort(
    (a, b) => a.line - b.line,
  );
}

/** Which lines' steps a build left in the cache; null where it is all of them. */
export function finishedLines(build: MeasuredBuild | undefined): ReadonlySet<number> | null {
  if (build === undefined || build.outcome === "complete") return null;
  return new Set(build.steps.map(({ line }) => line));
}

/** Undefined where the value, read from a file, is no such thing. */
export function readMeasuredBuild(value: unknown): MeasuredBuild | undefined {
  if (!isObject(value)) return undefined;
  const { ref, label, outcome, steps, before } = value;
  const known = OUTCOMES.find((name) => name === outcome);
  if (typeof label !== "string" || known === undefined || !Array.isArray(steps)) return undefined;
  return {
    ref: typeof ref === "string" ? ref : null,
    label,
    outcome: known,
    steps: readSteps(steps),
    ...(Array.isArray(before) ? { before: before.filter(Array.isArray).map(readSteps) } : {}),
  };
}

const OUTCOMES: readonly MeasuredBuild["outcome"][] = ["complete", "failed", "canceled"];

function readSteps(value: readonly unknown[]): readonly MeasuredStep[] {
  return value.flatMap((step): MeasuredStep[] => {
    if (!isObject(step)) return [];
    const { line, cached, seconds, bytes } = step;
    if (typeof line !== "number" || typeof cached !== "boolean") return [];
    return [{ line, cached, seconds: amount(seconds), bytes: amount(bytes) }];
  });
}

function amount(value: unknown): number | null {
  return typeof value === "number" && Number.isFinite(value) && value >= 0 ? value : null;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
