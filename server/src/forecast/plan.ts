import { cleanSource } from "../context/go-path.ts";
import type { Selection } from "../context/select.ts";
import {
  buildInputs,
  evaluate,
  type EvaluatedInstruction,
  type EvaluatedStage,
  type Evaluation,
} from "../model/evaluate.ts";
import { isUnknownText } from "../model/environment.ts";
import { buildModel, type Model } from "../model/model.ts";
import { formatPlatform, parsePlatform } from "../model/platform.ts";
import { parseDockerfile } from "../syntax/parse.ts";
import type { ImageFacts, ImageStore } from "../platform/host.ts";
import { type Definition, defineStep } from "./definition.ts";
import { PlannedContexts } from "./planned-context.ts";
import { SentModes } from "./sent-modes.ts";
import { rememberBuilds, walkBuild } from "./walk.ts";
import type { BuildRecord } from "./record.ts";

/** A build's stages and steps with what their keys are made from. */
export interface Plan {
  readonly record: BuildRecord;
  readonly evaluation: Evaluation;
  readonly stages: readonly PlannedStage[];
}

export interface PlannedStage {
  readonly evaluated: EvaluatedStage;
  /** The triggers of its base, then its own instructions. */
  readonly steps: readonly PlannedStep[];
}

export interface PlannedStep extends EvaluatedInstruction {
  /** It came with the base's ONBUILD: it has no entry of its own in a forecast. */
  readonly trigger: boolean;
  readonly stage: number;
  /** Null for an instruction that only changes settings. */
  readonly definition: Definition | null;
  /** What it selects from the build context, one for each source. */
  readonly selections: readonly Selection[];
  /** Changes with what it selects; null where it selects nothing or that is not known. */
  readonly content: string | null;
  /** Only the base image knows what it selects: its content is that of the whole build context. */
  readonly vague: boolean;
  /** Why a build fails at this step, or null. */
  readonly failure: string | null;
  readonly unmodelled: string | null;
  /** A source is in no build context of these builds, and this one's is a guess. */
  readonly misplaced: boolean;
}

/** The parts of a record that say what a Dockerfile means. */
export type PlanInputs = Pick<
  BuildRecord,
  "target" | "buildArgs" | "platform" | "runOptions" | "images" | "namedContexts"
>;

/** What of a build can be told before its build context is read. */
export interface Outline {
  readonly evaluation: Evaluation;
  /** Images whose identity counts. */
  readonly images: readonly NeededImage[];
  /** What the build context is asked for: cleaned COPY sources. */
  readonly contextSources: readonly string[];
  /** The same of named build contexts that are folders, by name. */
  readonly folderSources: ReadonlyMap<string, readonly string[]>;
  /** A step mounts the build context writable. */
  readonly writesContext: boolean;
}

export interface NeededImage {
  /** Under which its facts are known. */
  readonly key: string;
  readonly canonical: string;
  /** Null is the build's own. */
  readonly platform: string | null;
}

export function modelOf(text: string): Model {
  return buildModel(parseDockerfile(text));
}

export function outlineBuild(model: Model, inputs: PlanInputs, imageStore: ImageStore): Outline {
  const evaluation = evaluate(
    model,
    buildInputs({
      target: inputs.target,
      buildArgs: inputs.buildArgs,
      platform: inputs.platform === null ? null : parsePlatform(inputs.platform),
      namedContexts: inputs.namedContexts ?? {},
      images: new Map<string, ImageFacts>(Object.entries(inputs.images)),
      markUnknown: true,
    }),
  );
  const images = new Map<string, NeededImage>();
  const contextSources = new Set<string>();
  const folderSources = new Map<string, Set<string>>();
  const { runOptions = {} } = inputs;
  let writesContext = false;
  for (const stage of evaluation.stages) {
    if (!evaluation.needed.has(stage.stage.index)) continue;
    if (stage.base.kind === "image") {
      const { factsKey, canonical } = stage.base;
      const platform = factsKey === canonical ? null : formatPlatform(stage.platform);
      images.set(factsKey, { key: factsKey, canonical, platform });
    }
    for (const step of [...stage.triggers, ...stage.steps]) {
      const definition = defineStep(step, { evaluation, stage, imageStore, runOptions });
      for (const { place } of definition?.taken ?? []) {
        if (place.kind !== "image") continue;
        const { canonical } = place;
        images.set(canonical, { key: canonical, canonical, platform: null });
      }
      for (const { name, sources } of definition?.folders ?? []) {
        const known = folderSources.get(name) ?? new Set();
        folderSources.set(
          name,
          new Set([...known, ...sources.map(({ path }) => cleanSource(path))]),
        );
      }
      for (const { path } of definition?.context ?? []) {
        contextSources.add(isUnknownText(path) ? "." : cleanSource(path));
      }
      if (definition?.writesContext === true) writesContext = true;
    }
  }
  return {
    evaluation,
    images: [...images.values()],
    contextSources: [...contextSources].sort(),
    folderSources: new Map(
      [...folderSources].map(([name, sources]) => [name, [...sources].sort()]),
    ),
    writesContext,
  };
}

/**
 * Plans a build and those that it is compared with.
 *
 * @param earlier Newest first.
 */
export function planBuilds(
  record: BuildRecord,
  earlier: readonly BuildRecord[],
  imageStore: ImageStore,
  contextGuessed = false,
): { readonly now: Plan; readonly earlier: readonly Plan[] } {
  const modes = new SentModes();
  const plans: Plan[] = [];
  for (const build of [...earlier].reverse().concat(record)) {
    const outline = outlineBuild(modelOf(build.text), build, imageStore);
    const known = modes.asKnown(build);
    const plan = planBuild(known, outline, imageStore);
    // A step that was taken from cache wrote nothing.
    const wroteContext =
      outline.writesContext && build.ranAgain !== true && executesWriter(plan, plans);
    modes.ran(known, outline, wroteContext);
    plans.push(plan);
  }
  const [now, ...before] = (contextGuessed ? withMisplaced(plans) : plans).toReversed();
  if (now === undefined) throw new Error("there is always a build to plan");
  return { now, earlier: before };
}

/** What was there in one of the builds is missing in the others; the rest may lie elsewhere. */
function withMisplaced(plans: readonly Plan[]): readonly Plan[] {
  const all = plans.flatMap(({ stages }) => stages.flatMap(({ steps }) => steps));
  const selections = all.flatMap((step) => step.selections);
  const found = new Set(
    selections.filter(({ kind }) => kind === "selected").map(({ path }) => path),
  );
  const isMisplaced = ({ failure, selections }: PlannedStep): boolean =>
    failure !== null && selections.some(({ kind, path }) => kind === "missing" && !found.has(path));
  return plans.map((plan) => ({
    ...plan,
    stages: plan.stages.map((stage) => ({
      ...stage,
      steps: stage.steps.map((step) => ({ ...step, misplaced: isMisplaced(step) })),
    })),
  }));
}

/** Whether a build executed a step that mounts the build context writable. */
function executesWriter(plan: Plan, before: readonly Plan[]): boolean {
  const verdicts = walkBuild(plan, rememberBuilds(before));
  return [...verdicts.values()].some(({ steps }) =>
    steps.some((verdict) => {
      const isWriter = verdict?.step.definition?.writesContext === true;
      return isWriter && verdict.state !== "cached";
    }),
  );
}

function planBuild(record: BuildRecord, outline: Outline, imageStore: ImageStore): Plan {
  const { evaluation } = outline;
  const context = new PlannedContexts(record);
  const stages = evaluation.stages.map((evaluated): PlannedStage => {
    const plan = (step: EvaluatedInstruction, trigger: boolean) =>
      planStep(step, trigger, {
        record,
        evaluation,
        evaluated,
        imageStore,
        context,
      });
    return {
      evaluated,
      steps: [
        ...evaluated.triggers.map((step) => plan(step, true)),
        ...evaluated.steps.map((step) => plan(step, false)),
      ],
    };
  });
  return { record, evaluation, stages };
}

interface StepPlace {
  readonly record: BuildRecord;
  readonly evaluation: Evaluation;
  readonly evaluated: EvaluatedStage;
  readonly imageStore: ImageStore;
  readonly context: PlannedContexts;
}

function planStep(step: EvaluatedInstruction, trigger: boolean, place: StepPlace): PlannedStep {
  const { record, evaluation, evaluated, imageStore, context } = place;
  const stage = evaluated.stage.index;
  const needed = evaluation.needed.has(stage);
  const { runOptions = {} } = record;
  const definition = defineStep(step, { evaluation, stage: evaluated, imageStore, runOptions });
  const taken = needed && definition !== null ? definition : NOTHING_TAKEN;
  const sources = [...taken.context, ...taken.folders.flatMap((folder) => folder.sources)];
  const vague = sources.some(({ path }) => isUnknownText(path));
  const { selections, content } = context.read(vague ? WHOLE_CONTEXT : taken);
  const failed = selections.find(({ kind }) => kind !== "selected");
  const unread = sources.length > 0 && content === null && failed === undefined;
  const foreignText =
    trigger && evaluated.base.kind === "image" && step.instruction.heredocs.length > 0;
  return {
    ...step,
    trigger,
    stage,
    definition,
    selections,
    content,
    vague,
    failure: failed === undefined || vague ? null : failureOf(failed),
    unmodelled:
      (foreignText && FOREIGN_HEREDOC) ||
      (vague && UNKNOWN_SOURCE) ||
      (unread && UNREADABLE) ||
      (definition?.unmodelled ?? null),
    misplaced: false,
  };
}

const NOTHING_TAKEN = { context: [], folders: [] } satisfies Pick<
  Definition,
  "context" | "folders"
>;

const WHOLE_CONTEXT = {
  context: [{ path: ".", wildcards: false, exclude: [] }],
  folders: [],
} satisfies Pick<Definition, "context" | "folders">;

const FOREIGN_HEREDOC = "A heredoc in the base's ONBUILD is not modelled";
const UNKNOWN_SOURCE = "A source is written with a variable that only the base image may set";
const UNREADABLE = "A file in the build context cannot be read";

function failureOf(selection: Selection): string {
  const { path } = selection;
  if (selection.kind === "broken-link") return `${path} is a link that leads nowhere`;
  if (selection.kind === "bad-pattern") return `${path} is not a pattern`;
  return `${path} is not in the build context, or is ignored`;
}
