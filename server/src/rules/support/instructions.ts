import type { EvaluatedInstruction, EvaluatedStage, Evaluation } from "../../model/evaluate.ts";
import type { Instruction, Word } from "../../syntax/tree.ts";

/** An instruction of a stage and what it sees. */
export interface Step {
  readonly stage: EvaluatedStage;
  /** What ONBUILD holds stands for it. */
  readonly instruction: Instruction;
  readonly step: EvaluatedInstruction;
  readonly onbuild: boolean;
}

/** The instructions of all stages in the order of the text; ONBUILD's are looked into. */
export function allSteps(evaluation: Evaluation, keywords: readonly string[]): readonly Step[] {
  return evaluation.stages.flatMap((stage) =>
    stage.steps.flatMap((step) => {
      const { trigger } = step.instruction;
      const instruction = trigger ?? step.instruction;
      if (!keywords.includes(instruction.keyword)) return [];
      return [{ stage, instruction, step, onbuild: trigger !== null }];
    }),
  );
}

/** The sources of a COPY or ADD; heredocs are among them, the destination is not. */
export function sourceWords({ args }: Instruction): readonly Word[] {
  if (args.kind === "words") return args.words.slice(0, -1);
  return args.kind === "json" ? args.items.slice(0, -1) : [];
}

export function isHeredocWord({ heredocs }: Instruction, word: Word): boolean {
  return heredocs.some(({ marker }) => marker.start === word.span.start);
}

/** BuildKit's reading of a source that is fetched rather than copied. */
export function isRemoteSource(source: string): boolean {
  return /^(?:[a-z][a-z0-9+.-]*:\/\/|git@|[\w.-]+@[\w.-]+:|github\.com\/)/i.test(source);
}

/** A stage's FROM as an image, with variables: may the tag or digest be in one of them? */
export function lastPathPart(reference: string): string {
  let depth = 0;
  let start = 0;
  for (let index = 0; index < reference.length; index += 1) {
    const character = reference.charAt(index);
    if (character === "{") depth += 1;
    else if (character === "}") depth = Math.max(0, depth - 1);
    else if (character === "/" && depth === 0) start = index + 1;
  }
  return reference.slice(start);
}
