import { buildModel, type Model } from "../../model/model.ts";
import { parseDockerfile } from "../../syntax/parse.ts";
import type { CacheRecord, Vertex } from "./control.ts";
import type { BuildProvenance } from "./provenance.ts";

/** What became of a step of a build. */
export interface BuiltStep {
  /** Where its keyword stands in the Dockerfile, from 1. */
  readonly line: number;
  readonly cached: boolean;
  /** How long it ran; null for one from the cache. */
  readonly seconds: number | null;
  /** What it added to the cache; null where that is not known. */
  readonly bytes: number | null;
}

export interface BuildFacts {
  /** As they were told, in order: of one vertex the last counts. */
  readonly vertices: readonly Vertex[];
  /** Null where the build did not end well. */
  readonly provenance: BuildProvenance | null;
  /** The Dockerfile that was built. */
  readonly dockerfile: string;
  /** It ended well: what did not run was not needed. */
  readonly complete: boolean;
  /** The cache after the build. */
  readonly cache: readonly CacheRecord[];
}

/**
 * Which steps of its Dockerfile a build ran, and which it took from the cache, in the order of
 * their lines. FROM is none, nor is what never came to an end. Equal steps of two stages are one for
 * the builder: each of their lines is told.
 */
export function builtSteps(facts: BuildFacts): readonly BuiltStep[] {
  const model = buildModel(parseDockerfile(facts.dockerfile));
  const executed = new Set(model.stages.flatMap(executedLines));
  const steps = new Map<number, BuiltStep>();
  for (const vertex of new Map(facts.vertices.map((each) => [each.digest, each])).values()) {
    if (!isFinished(vertex, facts.complete)) continue;
    for (const line of linesOf(vertex, facts.provenance, model)) {
      if (executed.has(line)) steps.set(line, builtStep(line, vertex, facts.cache));
    }
  }
  return [...steps.values()].sort((a, b) => a.line - b.line);
}

/** `[2/5] RUN …`, `[build 2/5] …`, `[linux/arm64 build 2/5] …`; LINK joins what a copy made. */
const STEP = /^\[(?:(?<stage>[^\]]*) )?(?<number>\d+)\/(?<count>\d+)\] (?!FROM |LINK )/;

function isFinished({ name, completed, error }: Vertex, complete: boolean): boolean {
  return STEP.test(name) && error === "" && (completed !== null || complete);
}

function builtStep(line: number, vertex: Vertex, cache: readonly CacheRecord[]): BuiltStep {
  const { cached, started, completed } = vertex;
  // One that was never started had an answer in the cache further down.
  if (cached || started === null || completed === null) {
    return { line, cached: true, seconds: null, bytes: null };
  }
  return {
    line,
    cached: false,
    seconds: Math.max(0, completed - started) / 1000,
    bytes: cacheRecordOf(vertex, cache)?.size ?? null,
  };
}

function linesOf(
  vertex: Vertex,
  provenance: BuildProvenance | null,
  model: Model,
): readonly number[] {
  const told = provenance?.lines.get(vertex.digest);
  if (told !== undefined && told.length > 0) return told;
  const line = lineByName(vertex.name, model);
  return line === null ? [] : [line];
}

/** Steps are counted with FROM, and with the triggers of the base in front. */
function lineByName(name: string, { stages }: Model): number | null {
  const { stage = "", number = "", count = "" } = STEP.exec(name)?.groups ?? {};
  const called = stage.split(" ").at(-1) ?? "";
  const found =
    stages.length === 1
      ? stages[0]
      : (stages.find((each) => each.name === called.toLowerCase()) ??
        stages[Number(/^stage-(\d+)$/.exec(called)?.[1] ?? Number.NaN)]);
  if (found === undefined) return null;
  const lines = executedLines(found);
  return lines[lines.length - 1 - (Number(count) - Number(number))] ?? null;
}

const EXECUTED = new Set(["RUN", "COPY", "ADD", "WORKDIR"]);

function executedLines({ instructions }: Model["stages"][number]): readonly number[] {
  return instructions
    .filter(({ keyword }) => EXECUTED.has(keyword))
    .map(({ startLine }) => startLine + 1);
}

/** A record is made just before its step ends. */
const EARLIEST_MILLISECONDS = 25;
const LATEST_MILLISECONDS = 5;

/** What a step that ran left in the cache; null where it cannot be told apart. */
export function cacheRecordOf(
  { name, completed }: Vertex,
  cache: readonly CacheRecord[],
): CacheRecord | null {
  if (completed === null) return null;
  const isRun = / RUN /.test(name);
  const found = cache.filter(
    ({ createdAt, description }) =>
      createdAt !== null &&
      createdAt >= completed - EARLIEST_MILLISECONDS &&
      createdAt <= completed + LATEST_MILLISECONDS &&
      (isRun ? description.startsWith("mount / from exec ") : description === name),
  );
  return found.length === 1 ? (found[0] ?? null) : null;
}
