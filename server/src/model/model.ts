import type { Dockerfile, Flag, Instruction, Word } from "../syntax/tree.ts";

/** A Dockerfile as stages. Nothing is expanded here: see evaluate.ts. */
export interface Model {
  readonly dockerfile: Dockerfile;
  /** ARGs before the first FROM. */
  readonly globals: readonly Instruction[];
  /** Anything else before the first FROM, which a build refuses. */
  readonly strays: readonly Instruction[];
  readonly stages: readonly Stage[];
}

export interface Stage {
  readonly index: number;
  /** Lower case, as BuildKit compares names; null where the stage has none. */
  readonly name: string | null;
  readonly nameWord: Word | null;
  readonly from: Instruction;
  /** What FROM names, as written; null where it names nothing. */
  readonly base: Word | null;
  readonly platform: Flag | null;
  /** What follows FROM, in order. */
  readonly instructions: readonly Instruction[];
}

export function buildModel(dockerfile: Dockerfile): Model {
  const globals: Instruction[] = [];
  const strays: Instruction[] = [];
  const stages: (Stage & { instructions: Instruction[] })[] = [];
  for (const instruction of dockerfile.instructions) {
    const stage = stages.at(-1);
    if (instruction.keyword === "FROM") stages.push(makeStage(instruction, stages.length));
    else if (stage !== undefined) stage.instructions.push(instruction);
    else (instruction.keyword === "ARG" ? globals : strays).push(instruction);
  }
  return { dockerfile, globals, strays, stages };
}

/** A name for people: the stage's own, else its index. */
export function stageLabel(stage: Stage): string {
  return stage.name ?? String(stage.index);
}

/** The last stage of that name, whatever its case; `before` looks only at earlier stages. */
export function findStageByName(
  stages: readonly Stage[],
  name: string,
  before = stages.length,
): Stage | undefined {
  const wanted = name.toLowerCase();
  return stages.slice(0, before).findLast((stage) => stage.name === wanted);
}

/** What `COPY --from` names: a stage by name or index, or undefined for an image or build context. */
export function findCopySource(stages: readonly Stage[], from: string): Stage | undefined {
  const named = findStageByName(stages, from);
  if (named !== undefined) return named;
  return /^\d+$/.test(from) ? stages[Number(from)] : undefined;
}

function makeStage(from: Instruction, index: number): Stage & { instructions: Instruction[] } {
  const words = from.args.kind === "words" ? from.args.words : [];
  const [base = null, as, name] = words;
  const nameWord = as?.text.toLowerCase() === "as" ? (name ?? null) : null;
  return {
    index,
    name: nameWord?.text.toLowerCase() ?? null,
    nameWord,
    from,
    base,
    platform: from.flags.find((flag) => flag.name === "platform") ?? null,
    instructions: [],
  };
}
