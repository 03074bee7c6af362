import { symbolOf, UNKNOWABLE } from "./content-symbol.ts";
import { beginFiles, filesAfter, type FileState } from "./file-state.ts";
import { definitionKey, imageKey, MERGE, mergeKey, SCRATCH_KEY, stepKey } from "./keys.ts";
import { matchStep, mayBeNoStep, type TakenContent } from "./match.ts";
import { isFinished } from "./finished.ts";
import { Memory } from "./memory.ts";
import { hashOf } from "./hash.ts";
import type { TakenFiles } from "./place.ts";
import type { Plan, PlannedStep } from "./plan.ts";

/**
 * One key that a step's result has, or may have. A result can have several: BuildKit finds it by
 * any of them.
 */
export interface Result {
  readonly key: string;
  /** An earlier build left it in the cache. */
  readonly known: boolean;
  /** False where it depends on bytes that only a build knows. */
  readonly certain: boolean;
  readonly files: FileState;
}

export interface StepVerdict {
  readonly step: PlannedStep;
  readonly state: "cached" | "rebuild" | "unsure";
  /** What it stands on may be in the cache: where it is not cached, the cause lies in the step. */
  readonly parentKnown: boolean;
  /** What only its base image knows decides. */
  readonly vague: boolean;
  /** What it takes from elsewhere, one for each place of its definition. */
  readonly taken: readonly TakenContent[];
}

export interface StageVerdicts {
  readonly base: "cached" | "rebuild" | null;
  /** One for each step of the plan; null where it executes nothing. */
  readonly steps: readonly (StepVerdict | null)[];
  readonly results: readonly Result[];
}

/** More possible results than this are not told apart. */
const MAXIMUM_RESULTS = 24;

/** What the cache of these earlier builds holds. */
export function rememberBuilds(plans: readonly Plan[]): Memory {
  const memory = new Memory();
  for (const plan of plans) {
    const walk = new Walk(plan, new Memory(), memory);
    for (const index of plan.evaluation.needed) walk.stage(index);
  }
  return memory;
}

/** Which steps of a build the cache holds; by stage index, only stages that are needed. */
export function walkBuild(plan: Plan, memory: Memory): ReadonlyMap<number, StageVerdicts> {
  const walk = new Walk(plan, memory, null);
  return new Map([...plan.evaluation.needed].map((index) => [index, walk.stage(index)]));
}

class Walk {
  readonly #plan: Plan;
  readonly #memory: Memory;
  /** Where to record what is walked. */
  readonly #recording: Memory | null;
  readonly #stages = new Map<number, StageVerdicts>();
  readonly #walking = new Set<number>();

  constructor(plan: Plan, memory: Memory, recording: Memory | null) {
    this.#plan = plan;
    this.#memory = memory;
    this.#recording = recording;
  }

  stage(index: number): StageVerdicts {
    const done = this.#stages.get(index);
    if (done !== undefined) return done;
    this.#walking.add(index);
    const verdicts = this.#walkStage(index);
    this.#walking.delete(index);
    this.#stages.set(index, verdicts);
    return verdicts;
  }

  #walkStage(index: number): StageVerdicts {
    const planned = this.#plan.stages[index];
    if (planned === undefined) return { base: null, steps: [], results: [] };
    const start = this.#base(index);
    let { results } = start;
    const steps = planned.steps.map((step): StepVerdict | null => {
      if (step.definition === null) return null;
      const outcome = this.#step(step, results);
      results = outcome.results;
      return outcome.verdict;
    });
    return { base: start.base, steps, results };
  }

  #base(index: number): Pick<StageVerdicts, "base" | "results"> {
    const base = this.#plan.evaluation.stages[index]?.base;
    if (base?.kind === "stage" && !this.#walking.has(base.index)) {
      return { base: null, results: this.stage(base.index).results };
    }
    if (base?.kind === "scratch") return { base: null, results: [SCRATCH] };
    if (base?.kind !== "image") return { base: "rebuild", results: [] };
    const begun = this.#begin(imageKey(base.factsKey, base.facts));
    return { base: begun.known ? "cached" : "rebuild", results: [begun] };
  }

  #begin(key: string): Result {
    this.#recording?.rememberBase(key);
    const known = this.#memory.knowsBase(key);
    return { key, known, certain: true, files: beginFiles(key) };
  }

  #step(
    step: PlannedStep,
    above: readonly Result[],
  ): { verdict: StepVerdict; results: readonly Result[] } {
    const detached = step.definition?.detached === true;
    const parents = detached ? [SCRATCH] : above;
    const isOwn = this.#takesWhatItStandsOn(step, parents);
    const definition = isOwn ? hashOf(["own", definitionKey(step)]) : definitionKey(step);
    const taken = (step.definition?.taken ?? []).map((from) => this.#taken(from));
    const hits = this.#hits(step, definition, parents, taken);
    const isCertain = hits.some(({ certain }) => certain);
    const results = [
      ...(isCertain ? [] : this.#runs(step, definition, parents, taken)),
      ...hits,
      ...(mayBeNoStep(step) ? parents.map((parent) => ({ ...parent, certain: false })) : []),
    ];
    const verdict: StepVerdict = {
      step,
      state: isCertain ? "cached" : hits.length > 0 || mayBe(step) ? "unsure" : "rebuild",
      parentKnown: parents.some(({ known }) => known),
      vague:
        !isCertain &&
        !isOwn &&
        (hits.length === 0 ? mayBeNoStep(step) : !this.#isRemembered(definition, parents)),
      taken,
    };
    const limited = results.slice(0, MAXIMUM_RESULTS);
    return { verdict, results: detached ? this.#merge(step, above, limited) : limited };
  }

  #isRemembered(definition: string, parents: readonly Result[]): boolean {
    return parents.some(({ key }) =>
      this.#memory
        .stepsOn(key)
        .some((remembered) => remembered.certain && remembered.definition === definition),
    );
  }

  /** The results that earlier builds left, and that this step's may be. */
  #hits(
    step: PlannedStep,
    definition: string,
    parents: readonly Result[],
    taken: readonly TakenContent[],
  ): Result[] {
    if (step.failure !== null && !step.misplaced) return [];
    const hits = new Map<string, Result>();
    for (const parent of parents.filter(({ known }) => known)) {
      for (const candidate of this.#memory.stepsOn(parent.key)) {
        const match = matchStep(step, definition, taken, candidate);
        if (match === "none") continue;
        const { key, files } = candidate;
        const isSame = match === "certain" && !step.misplaced;
        const certain = isSame && parent.certain && candidate.certain;
        if (hits.get(key)?.certain !== true) hits.set(key, { key, known: true, certain, files });
      }
    }
    if (step.definition?.effect.kind === "run" && this.#takesWhatItStandsOn(step, parents)) {
      for (const { key, files } of this.#memory.stepsDoing(definition)) {
        if (!hits.has(key)) hits.set(key, { key, known: true, certain: false, files });
      }
    }
    return [...hits.values()].sort((a, b) => Number(b.certain) - Number(a.certain));
  }

  /**
   * Both are then one for BuildKit, which makes another step of it. Of a RUN it compares what lies
   * in them, as it does for a mount, and not what made them. Results that either only may have say
   * nothing: an earlier build was read without them.
   */
  #takesWhatItStandsOn({ definition }: PlannedStep, parents: readonly Result[]): boolean {
    const taken = (definition?.taken ?? []).flatMap(({ place }) => this.#keysOf(place));
    return parents.some(({ key, certain }) => certain && taken.includes(key));
  }

  #keysOf(place: TakenFiles["place"]): readonly string[] {
    if (place.kind === "image") {
      return [imageKey(place.canonical, this.#plan.record.images[place.canonical] ?? null)];
    }
    if (place.kind !== "stage" || this.#walking.has(place.index)) return [];
    const { results } = this.stage(place.index);
    return results.filter(({ certain }) => certain).map(({ key }) => key);
  }

  /** The results of executing the step; those on files that may not be only where they are recorded. */
  #runs(
    step: PlannedStep,
    definition: string,
    parents: readonly Result[],
    contents: readonly TakenContent[],
  ): Result[] {
    const [main] = parents.filter(({ certain }) => certain);
    const others = this.#recording === null ? [] : parents.filter(({ certain }) => !certain);
    return [...(main === undefined ? [] : [main]), ...others].map((parent) =>
      this.#run(step, definition, parent, contents),
    );
  }

  /** The result of executing the step. */
  #run(
    step: PlannedStep,
    definition: string,
    parent: Result,
    contents: readonly TakenContent[],
  ): Result {
    const symbols = contents.map((content) => content[0]?.symbols ?? []);
    const key = stepKey(definition, parent.key, symbols);
    const taken = stepKey("", "", symbols);
    const files = filesAfter(parent.files, step, { key, definition, taken });
    const isDone = step.failure === null || step.misplaced;
    if (isDone && isFinished(step, this.#plan)) {
      this.#recording?.rememberStep({
        step,
        definition,
        parent: parent.key,
        key,
        taken: symbols,
        files,
        certain: parent.certain,
      });
    }
    return { key, known: false, certain: parent.certain, files };
  }

  /** Joins a copy that stands alone with the files above it. */
  #merge(step: PlannedStep, above: readonly Result[], copies: readonly Result[]): Result[] {
    const results: Result[] = [];
    for (const parent of above) {
      // Joined with nothing, a copy is what it was.
      if (parent.key === SCRATCH_KEY) results.push(...copies);
      for (const copy of parent.key === SCRATCH_KEY ? [] : copies) {
        const key = mergeKey(parent.key, copy.key);
        const files = filesAfter(parent.files, step, {
          key,
          definition: MERGE,
          taken: copy.key,
        });
        if (parent.certain && copy.certain && isFinished(step, this.#plan)) {
          this.#recording?.rememberStep({
            step,
            definition: MERGE,
            parent: parent.key,
            key,
            taken: [],
            files,
            certain: true,
          });
        }
        const known =
          copy.known &&
          this.#memory.stepsOn(parent.key).some((remembered) => remembered.key === key);
        results.push({ key, known, certain: parent.certain && copy.certain, files });
      }
    }
    return results.sort((a, b) => Number(b.certain) - Number(a.certain)).slice(0, MAXIMUM_RESULTS);
  }

  /** What a place's files may hold now. */
  #taken({ place, sources }: TakenFiles): TakenContent {
    if (place.kind === "elsewhere" || place.kind === "folder")
      return [{ symbols: [UNKNOWABLE], certain: true }];
    return this.#placeFiles(place).map(({ files, certain }) => ({
      symbols: sources.map((source) => symbolOf(files, source)),
      certain,
    }));
  }

  #placeFiles(
    place: Extract<TakenFiles["place"], { readonly kind: "stage" | "image" }>,
  ): readonly Pick<Result, "files" | "certain">[] {
    if (place.kind === "stage") {
      if (this.#walking.has(place.index)) return [];
      return this.stage(place.index).results;
    }
    const facts = this.#plan.record.images[place.canonical] ?? null;
    return [{ files: beginFiles(imageKey(place.canonical, facts)), certain: true }];
  }
}

/** Whether a step is not known to run that no earlier build left in the cache. */
function mayBe(step: PlannedStep): boolean {
  return mayBeNoStep(step) || step.misplaced;
}

/** An empty image, which is always there; a detached copy is made in one. */
const SCRATCH: Result = {
  key: SCRATCH_KEY,
  known: true,
  certain: true,
  files: beginFiles(SCRATCH_KEY),
};
