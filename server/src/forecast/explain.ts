import type { ReasonView } from "@strata/protocol/forecast";
import { type Alignment, alignPlans, normalizedText } from "./align.ts";
import { isFinished } from "./finished.ts";
import { compareAll } from "./match.ts";
import { Memory } from "./memory.ts";
import { partReasons } from "./part-reasons.ts";
import type { TakenFiles } from "./place.ts";
import type { Plan, PlannedStep } from "./plan.ts";
import { shorten } from "./variable-reasons.ts";
import { type StageVerdicts, type StepVerdict, walkBuild } from "./walk.ts";

/** Why each step that is not cached is not; and why a FROM rebuilds. */
export interface Explanations {
  readonly steps: ReadonlyMap<PlannedStep, readonly ReasonView[]>;
  /** By stage index. */
  readonly bases: ReadonlyMap<number, readonly ReasonView[]>;
}

/** @param earlier The build that the reasons compare with; null where there is none. */
export function explain(
  now: Plan,
  verdicts: ReadonlyMap<number, StageVerdicts>,
  earlier: Plan | null,
): Explanations {
  const explainer = new Explainer(now, verdicts, earlier);
  for (const index of verdicts.keys()) explainer.stage(index);
  return explainer;
}

/** Something on a chain that is not cached for a reason of its own: what follows it cannot be either. */
interface Cause {
  readonly line: number;
  readonly state: "rebuild" | "unsure";
  readonly message: string;
}

class Explainer implements Explanations {
  readonly steps = new Map<PlannedStep, readonly ReasonView[]>();
  readonly bases = new Map<number, readonly ReasonView[]>();
  readonly #now: Plan;
  readonly #then: Plan | null;
  readonly #alignment: Alignment | null;
  readonly #verdicts: ReadonlyMap<number, StageVerdicts>;
  readonly #earlierVerdicts: ReadonlyMap<number, StageVerdicts>;
  readonly #causes = new Map<number, readonly Cause[]>();

  constructor(now: Plan, verdicts: ReadonlyMap<number, StageVerdicts>, then: Plan | null) {
    this.#now = now;
    this.#then = then;
    this.#verdicts = verdicts;
    this.#alignment = then === null ? null : alignPlans(now, then);
    this.#earlierVerdicts = then === null ? new Map() : walkBuild(then, new Memory());
  }

  /** What keeps the end of a stage from being cached, from above to below. */
  stage(index: number): readonly Cause[] {
    const done = this.#causes.get(index);
    if (done !== undefined) return done;
    this.#causes.set(index, []);
    const causes = [...this.#baseCauses(index)];
    for (const verdict of this.#verdicts.get(index)?.steps ?? []) {
      if (verdict === null || verdict.state === "cached") continue;
      const detached = verdict.step.definition?.detached === true;
      const own = this.#own(verdict, !detached && causes.length > 0);
      const alone = detached || this.#then === null;
      const reasons = alone ? own : [...own, ...previousSteps(causes)];
      this.steps.set(verdict.step, reasons);
      const [first] = own.length > 0 ? own : causes.length === 0 ? reasons : [];
      const line = this.#lineOf(verdict.step);
      const isSurer = verdict.state === "rebuild" && causes[0]?.state === "unsure";
      if (isSurer) causes.splice(0, Infinity);
      if (first !== undefined || isSurer) {
        const message = (first ?? reasons[0])?.message ?? "";
        causes.push({ line, state: verdict.state, message });
      }
    }
    this.#causes.set(index, causes);
    return causes;
  }

  #baseCauses(index: number): readonly Cause[] {
    const stage = this.#now.stages[index]?.evaluated;
    if (stage?.base.kind === "stage") return this.stage(stage.base.index);
    if (stage === undefined || this.#verdicts.get(index)?.base !== "rebuild") return [];
    const reason = this.#baseReason(index);
    this.bases.set(index, [reason]);
    const line = stage.stage.from.startLine + 1;
    return [{ line, state: "rebuild", message: reason.message }];
  }

  #baseReason(index: number): ReasonView {
    const base = this.#now.stages[index]?.evaluated.base;
    if (this.#then === null) return NO_BASELINE;
    if (base?.kind === "context") {
      const message = `The stage begins from the build context ${base.name}, which is sent anew at each build.`;
      return { kind: "base-changed", message };
    }
    if (base?.kind !== "image") {
      return { kind: "not-modelled", message: "What FROM names cannot be told." };
    }
    const before = this.#alignment?.earlierStage(index)?.evaluated.base;
    if (before === undefined) return { kind: "new-step", message: "The stage is new." };
    if (before.kind !== "image") {
      return { kind: "base-changed", message: `The stage now begins from ${base.reference}.` };
    }
    const message =
      before.reference === base.reference
        ? `The image ${base.reference} is another one now.`
        : `The base image changed: ${before.reference} → ${base.reference}.`;
    return { kind: "base-changed", message };
  }

  #own(verdict: StepVerdict, hasCause: boolean): readonly ReasonView[] {
    const { step } = verdict;
    if (step.misplaced) return [misplacedReason(step)];
    if (this.#then === null) return [NO_BASELINE];
    if (step.unmodelled !== null) {
      return [{ kind: "not-modelled", message: `${step.unmodelled}.` }];
    }
    const earlier = this.#alignment?.earlier(step);
    const own =
      earlier === undefined
        ? [this.#newStep(step)]
        : partReasons({ step, earlier, now: this.#now, then: this.#then });
    const vague = verdict.vague ? [UNKNOWN_BASE] : [];
    const reasons = [...vague, ...own, ...this.#taken(verdict, earlier)];
    if (reasons.length > 0 || hasCause) return reasons;
    return [this.#above(step)];
  }

  #newStep(step: PlannedStep): ReasonView {
    const moved = this.#alignment?.moved(step);
    if (moved !== undefined) {
      const line = moved.instruction.startLine + 1;
      return { kind: "step-moved", message: `The step stood on line ${line}.` };
    }
    if (step.failure !== null) {
      return { kind: "not-modelled", message: `${step.failure}, so a build fails here.` };
    }
    return { kind: "new-step", message: "The step is new." };
  }

  /** The step is as it was, and so is everything on its chain that is still there. */
  #above(step: PlannedStep): ReasonView {
    const earlier = this.#alignment?.earlier(step);
    if (earlier !== undefined && this.#then !== null && !isFinished(earlier, this.#then)) {
      return {
        kind: "no-baseline",
        message: "The last build broke off before this step was done.",
      };
    }
    const [removed] = this.#alignment?.removedBefore(step) ?? [];
    const message =
      removed === undefined
        ? "What stands above is not what this step ran on."
        : `A step above is gone: ${shorten(normalizedText(removed), 80)}`;
    return { kind: "previous-step", message };
  }

  /** What it takes from stages, images and addresses. */
  #taken({ step, taken, state }: StepVerdict, earlier: PlannedStep | undefined): ReasonView[] {
    const then = earlier === undefined ? undefined : this.#earlierVerdict(earlier);
    return (step.definition?.taken ?? []).flatMap((from, index): ReasonView[] => {
      if (from.place.kind === "elsewhere") return [remoteReason(from.place.name)];
      const [content] = taken[index] ?? [];
      const [before] = then?.taken[index] ?? [];
      if (content === undefined || before === undefined) return [];
      const comparison = compareAll(content.symbols, before.symbols);
      if (comparison === "same") return [];
      return [this.#takenReason(from, comparison === "different" && state === "rebuild")];
    });
  }

  #takenReason({ place, sources }: TakenFiles, sure: boolean): ReasonView {
    const paths = sources.map(({ path }) => path).join(", ");
    const result = sure ? `${paths} differs` : `${paths} may differ, only a build can tell`;
    if (place.kind !== "stage") {
      const name = place.kind === "image" ? place.canonical : place.name;
      return { kind: "base-changed", message: `The image ${name} is another one: ${result}.` };
    }
    const stage = this.#now.stages[place.index]?.evaluated.stage;
    const name = stage?.name ?? String(place.index);
    const [cause] = this.stage(place.index);
    if (cause === undefined) {
      return { kind: "stage-changed", message: `Stage ${name} is another one: ${result}.` };
    }
    const runs = cause.state === "unsure" ? "may run again" : "runs again";
    const message = `Stage ${name} ${runs} from line ${cause.line}: ${result}.`;
    return { kind: "stage-changed", message, line: cause.line };
  }

  #earlierVerdict(step: PlannedStep): StepVerdict | null | undefined {
    return this.#earlierVerdicts.get(step.stage)?.steps.find((verdict) => verdict?.step === step);
  }

  /** A trigger's own line lies in another text: it is its FROM that it came with. */
  #lineOf(step: PlannedStep): number {
    const stage = this.#now.stages[step.stage]?.evaluated.stage;
    return ((step.trigger ? stage?.from : step.instruction)?.startLine ?? 0) + 1;
  }
}

const NO_BASELINE: ReasonView = {
  kind: "no-baseline",
  message: "No earlier build is known to compare with.",
};

const UNKNOWN_BASE: ReasonView = {
  kind: "not-modelled",
  message: "What the base image sets decides, and the image cannot be read here.",
};

function misplacedReason({ failure }: PlannedStep): ReasonView {
  const message = `Other build context? ${failure ?? ""}, and nothing says that it is this one.`;
  return { kind: "not-modelled", message, otherContext: true };
}

/** More causes than these are only counted. */
const NAMED_CAUSES = 5;

function previousSteps(causes: readonly Cause[]): readonly ReasonView[] {
  const named = causes.slice(0, NAMED_CAUSES).map(previousStep);
  const more = causes.length - named.length;
  if (more === 0) return named;
  const message = `${more} more ${more === 1 ? "step" : "steps"} above changed too.`;
  return [...named, { kind: "previous-step", message }];
}

function previousStep({ line, state, message }: Cause): ReasonView {
  const because = message === "" ? "." : `: ${message}`;
  return state === "unsure"
    ? { kind: "previous-step", message: `Rebuilds only if line ${line} does${because}`, line }
    : { kind: "previous-step", message: `Line ${line} rebuilds${because}`, line };
}

function remoteReason(address: string): ReasonView {
  return {
    kind: "remote-source",
    message: `${shorten(address, 100)} is fetched at each build and has no checksum.`,
  };
}
