import type { EvaluatedInstruction, EvaluatedStage, Evaluation } from "../../model/evaluate.ts";
import type { Instruction } from "../../syntax/tree.ts";
import type { Span } from "../../text/span.ts";

/** An instruction as a build of its stage meets it. */
export interface BuiltStep {
  readonly stage: EvaluatedStage;
  readonly step: EvaluatedInstruction;
  readonly instruction: Instruction;
  /**
   * Null where the instruction stands in the stage itself. What the ONBUILD of another stage of
   * the file adds is told at the name that FROM takes it from.
   */
  readonly inherited: Span | null;
}

/**
 * What a build of each stage runs: what it inherits by ONBUILD, and its own. A build reads the
 * triggers of a stage only where the stage that takes them is needed.
 */
export function builtSteps(
  evaluation: Evaluation,
  keywords: readonly string[],
): readonly BuiltStep[] {
  return evaluation.stages.flatMap((stage) => builtStepsOf(evaluation, stage, keywords));
}

/** The same for one stage. */
export function builtStepsOf(
  { needed }: Evaluation,
  stage: EvaluatedStage,
  keywords: readonly string[],
): readonly BuiltStep[] {
  const at = stage.stage.base?.span;
  const isRead = stage.base.kind === "stage" && needed.has(stage.stage.index);
  const triggers = at === undefined || !isRead ? [] : stage.triggers;
  const inherited = triggers.map((step) => ({ step, inherited: at ?? null }));
  const own = stage.steps.map((step) => ({ step, inherited: null }));
  return [...inherited, ...own].flatMap((built) => {
    const { instruction } = built.step;
    return keywords.includes(instruction.keyword) ? [{ ...built, stage, instruction }] : [];
  });
}
