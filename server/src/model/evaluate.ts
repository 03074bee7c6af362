import type { ImageFacts } from "../platform/host.ts";
import { mountFields } from "../syntax/mount.ts";
import { parseDockerfile } from "../syntax/parse.ts";
import type { EscapeToken, Instruction } from "../syntax/tree.ts";
import { Environment, type VariableOrigin } from "./environment.ts";
import { type Expansion, expandWord } from "./expand.ts";
import { canonicalReference, parseImageReference } from "./image-reference.ts";
import { findCopySource, findStageByName, type Model, type Stage } from "./model.ts";
import { findNamedContext, type NamedContexts } from "./named-contexts.ts";
import { automaticArguments } from "./predefined-arguments.ts";
import { DEFAULT_PLATFORM, parsePlatform, type Platform } from "./platform.ts";
import {
  EMPTY_STATE,
  enter,
  imageState,
  inheritState,
  SCRATCH_STATE,
  type StageState,
  unknownState,
} from "./stage-state.ts";

/** What a build is given besides the Dockerfile. */
export interface BuildInputs {
  readonly buildArgs: Readonly<Record<string, string>>;
  /** A stage's name; null builds the last. */
  readonly target: string | null;
  readonly platform: Platform | null;
  readonly buildPlatform: Platform;
  readonly namedContexts: NamedContexts;
  /** What is known of base images, by {@link imageFactsKey}. */
  readonly images: ReadonlyMap<string, ImageFacts>;
  /** Marks what an unknown image may set, instead of taking it as not set. */
  readonly markUnknown: boolean;
}

export const DEFAULT_INPUTS: BuildInputs = {
  buildArgs: {},
  target: null,
  platform: null,
  buildPlatform: DEFAULT_PLATFORM,
  namedContexts: {},
  images: new Map(),
  markUnknown: false,
};

/** What a build would make of the file, as far as that can be told without building. */
export interface Evaluation {
  readonly model: Model;
  readonly inputs: BuildInputs;
  /** Variables that FROM sees, and those stages can declare. */
  readonly globals: Environment;
  readonly stages: readonly EvaluatedStage[];
  /** Index of the stage that is built; null where `target` names none, or there is no stage. */
  readonly target: number | null;
  /** Stages that a build of the target needs, itself included. */
  readonly needed: ReadonlySet<number>;
}

export interface EvaluatedStage {
  readonly stage: Stage;
  readonly base: Base;
  readonly platform: Platform;
  /** What the base's ONBUILD adds after FROM; their spans lie elsewhere, or in another text. */
  readonly triggers: readonly EvaluatedInstruction[];
  readonly steps: readonly EvaluatedInstruction[];
  /** Indices of the stages this one takes from, by FROM, COPY, ADD or a mount. */
  readonly takesFrom: readonly number[];
  readonly final: StageState;
}

export type Base =
  | { readonly kind: "scratch" }
  | { readonly kind: "stage"; readonly index: number }
  | {
      readonly kind: "image";
      /** Expanded, as written. */
      readonly reference: string;
      readonly canonical: string;
      /** Under which its facts are known. */
      readonly factsKey: string;
      readonly facts: ImageFacts | null;
    }
  /** A folder or another place that a named build context names. */
  | { readonly kind: "context"; readonly name: string }
  /** Blank, no reference, or not to be expanded: a build refuses it. */
  | { readonly kind: "invalid"; readonly text: string };

export interface EvaluatedInstruction {
  readonly instruction: Instruction;
  /** What the instruction sees. */
  readonly before: StageState;
  readonly after: StageState;
}

export function evaluate(model: Model, inputs: BuildInputs): Evaluation {
  return new Evaluator(model, inputs).run();
}

/** The default inputs with some of them replaced. */
export function buildInputs(changed: Partial<BuildInputs>): BuildInputs {
  return { ...DEFAULT_INPUTS, ...changed };
}

class Evaluator {
  readonly #model: Model;
  readonly #inputs: BuildInputs;
  readonly #escape: EscapeToken;
  readonly #stages: EvaluatedStage[] = [];

  constructor(model: Model, inputs: BuildInputs) {
    this.#model = model;
    this.#inputs = inputs;
    this.#escape = model.dockerfile.escape;
  }

  run(): Evaluation {
    const target = this.#target();
    const globals = this.#globals(target);
    for (const stage of this.#model.stages) this.#stages.push(this.#stage(stage, globals));
    return {
      model: this.#model,
      inputs: this.#inputs,
      globals,
      stages: this.#stages,
      target: target?.index ?? null,
      needed: this.#needed(target),
    };
  }

  #target(): Stage | undefined {
    const { target } = this.#inputs;
    if (target === null || target === "") return this.#model.stages.at(-1);
    return findStageByName(this.#model.stages, target);
  }

  #globals(target: Stage | undefined): Environment {
    const platform = this.#inputs.platform ?? this.#inputs.buildPlatform;
    let environment = Environment.empty;
    const automatic = automaticArguments(
      platform,
      this.#inputs.buildPlatform,
      target?.name ?? null,
    );
    for (const [name, value] of automatic) {
      environment = environment.set(name, value, { kind: "image" });
    }
    for (const instruction of this.#model.globals) {
      environment = this.#declare(instruction, environment, null);
    }
    return environment;
  }

  #stage(stage: Stage, globals: Environment): EvaluatedStage {
    const base = this.#base(stage, globals);
    const platform = this.#platform(stage, base, globals);
    let state = this.#initialState(base);
    const evaluateAll = (instructions: readonly Instruction[]) =>
      instructions.map((instruction) => {
        const before = state;
        state = this.#apply(instruction, before, globals);
        return { instruction, before, after: state };
      });
    const triggers = evaluateAll(this.#triggers(base));
    const steps = evaluateAll(stage.instructions);
    const takesFrom = this.#takesFrom(base, [...triggers, ...steps]);
    return { stage, base, platform, triggers, steps, takesFrom, final: state };
  }

  #base(stage: Stage, globals: Environment): Base {
    const written = stage.base?.text ?? "";
    const expanded = expandWord(written, globals, this.#escape);
    const text = expanded.value;
    if (expanded.failure !== null || text === "") return { kind: "invalid", text };
    const context = findNamedContext(this.#inputs.namedContexts, text);
    if (context?.kind === "image") {
      return this.#imageBase(context.reference, context.canonical, stage, globals);
    }
    if (context !== null) return { kind: "context", name: context.name };
    const earlier = findStageByName(this.#model.stages, text, stage.index);
    if (earlier !== undefined) return { kind: "stage", index: earlier.index };
    if (text === "scratch") return { kind: "scratch" };
    const reference = parseImageReference(text);
    if (reference === null) return { kind: "invalid", text };
    return this.#imageBase(text, canonicalReference(reference), stage, globals);
  }

  #imageBase(reference: string, canonical: string, stage: Stage, globals: Environment): Base {
    const platform = this.#writtenPlatform(stage, globals);
    const factsKey = imageFactsKey(canonical, platform, this.#inputs);
    const facts = this.#inputs.images.get(factsKey) ?? null;
    return { kind: "image", reference, canonical, factsKey, facts };
  }

  #platform(stage: Stage, base: Base, globals: Environment): Platform {
    const own = base.kind === "stage" ? this.#stages[base.index]?.platform : null;
    return own ?? this.#writtenPlatform(stage, globals);
  }

  #writtenPlatform(stage: Stage, globals: Environment): Platform {
    const fallback = this.#inputs.platform ?? this.#inputs.buildPlatform;
    const written = stage.platform?.value ?? null;
    if (written === null) return fallback;
    return parsePlatform(expandWord(written, globals, this.#escape).value) ?? fallback;
  }

  #initialState(base: Base): StageState {
    switch (base.kind) {
      case "stage":
        return inheritState(this.#stages[base.index]?.final ?? EMPTY_STATE);
      case "scratch":
        return SCRATCH_STATE;
      case "image":
        return base.facts === null && this.#inputs.markUnknown
          ? unknownState(base.canonical)
          : imageState(base.facts);
      default:
        return EMPTY_STATE;
    }
  }

  #triggers(base: Base): readonly Instruction[] {
    if (base.kind === "stage") {
      const parent = this.#stages[base.index];
      return (parent?.steps ?? []).flatMap(({ instruction }) => instruction.trigger ?? []);
    }
    if (base.kind !== "image") return [];
    return (base.facts?.onbuild ?? []).flatMap((text) => parseDockerfile(text).instructions);
  }

  #apply(instruction: Instruction, before: StageState, globals: Environment): StageState {
    switch (instruction.keyword) {
      case "ARG":
        return { ...before, environment: this.#declare(instruction, before.environment, globals) };
      case "ENV":
        return { ...before, environment: this.#assign(instruction, before.environment) };
      case "WORKDIR":
        return { ...before, ...enter(before, this.#text(instruction, before)) };
      case "USER":
        return { ...before, user: this.#text(instruction, before) };
      case "SHELL": {
        const { args } = instruction;
        if (args.kind !== "json" || args.items.length === 0) return before;
        return { ...before, shell: args.items.map((item) => item.text) };
      }
      default:
        return before;
    }
  }

  #text({ args }: Instruction, state: StageState): string {
    if (args.kind !== "text") return "";
    return expandWord(args.word.text, state.environment, this.#escape).value;
  }

  /** ENV: every pair of a line sees the variables from before the line. */
  #assign(instruction: Instruction, before: Environment): Environment {
    const { args } = instruction;
    if (args.kind !== "pairs") return before;
    let after = before;
    for (const { name, value } of args.pairs) {
      const key = this.#expand(name.text, before).value;
      after = after.set(key, this.#expand(value?.text ?? "", before).value, {
        kind: "env",
        instruction,
      });
    }
    return after;
  }

  /** ARG: each name of a line sees those before it. `globals` is null for a global ARG. */
  #declare(
    instruction: Instruction,
    before: Environment,
    globals: Environment | null,
  ): Environment {
    const { args } = instruction;
    if (args.kind !== "pairs") return before;
    let environment = before;
    for (const { name, value } of args.pairs) {
      const key = this.#expand(name.text, environment).value;
      environment = environment.declare(key);
      const given = Object.hasOwn(this.#inputs.buildArgs, key)
        ? this.#inputs.buildArgs[key]
        : undefined;
      const origin = (kind: "build-arg" | "arg" | "automatic"): VariableOrigin => ({
        kind,
        instruction,
      });
      if (given !== undefined) environment = environment.set(key, given, origin("build-arg"));
      else if (value !== null) {
        environment = environment.set(
          key,
          this.#expand(value.text, environment).value,
          origin("arg"),
        );
      } else {
        const inherited = globals?.get(key);
        if (inherited === undefined) continue;
        const kind = inherited.origin.kind === "image" ? "automatic" : inherited.origin.kind;
        environment = environment.set(key, inherited.value, origin(kind === "env" ? "arg" : kind));
      }
    }
    return environment;
  }

  #expand(text: string, environment: Environment): Expansion {
    return expandWord(text, environment, this.#escape);
  }

  #takesFrom(base: Base, steps: readonly EvaluatedInstruction[]): number[] {
    const indices = new Set<number>();
    if (base.kind === "stage") indices.add(base.index);
    for (const { instruction } of steps) {
      for (const source of stageSources(this.#model, instruction)) {
        const isReplaced = findNamedContext(this.#inputs.namedContexts, source.name ?? "") !== null;
        if (!isReplaced) indices.add(source.index);
      }
    }
    return [...indices];
  }

  #needed(target: Stage | undefined): ReadonlySet<number> {
    const needed = new Set<number>();
    // Not by recursion: stages may stand on each other by the thousands.
    const open = target === undefined ? [] : [target.index];
    for (let index = open.pop(); index !== undefined; index = open.pop()) {
      if (needed.has(index)) continue;
      needed.add(index);
      open.push(...(this.#stages[index]?.takesFrom ?? []).toReversed());
    }
    return needed;
  }
}

/** An image is known by its reference; one for another platform than the build's by that too. */
export function imageFactsKey(
  canonical: string,
  { os, architecture }: Platform,
  { platform, buildPlatform }: Pick<BuildInputs, "platform" | "buildPlatform">,
): string {
  const usual = platform ?? buildPlatform;
  const isUsual = usual.os === os && usual.architecture === architecture;
  return isUsual ? canonical : `${canonical} ${os}/${architecture}`;
}

/** The stages an instruction takes files from: COPY and ADD --from, a mount's from. */
export function stageSources(model: Model, instruction: Instruction): Stage[] {
  const sources: Stage[] = [];
  for (const { name, value } of instruction.flags) {
    if (value === null) continue;
    if (name === "from" && instruction.keyword === "COPY") {
      const stage = findCopySource(model.stages, value);
      if (stage !== undefined) sources.push(stage);
    } else if (name === "mount" && instruction.keyword === "RUN") {
      const from = mountFields(value)?.find((field) => field.key === "from")?.value ?? null;
      const stage = from === null ? undefined : findStageByName(model.stages, from);
      if (stage !== undefined) sources.push(stage);
    }
  }
  return sources;
}
