import type { EvaluatedInstruction, Evaluation } from "../../model/evaluate.ts";

interface Neighbours {
  readonly before: EvaluatedInstruction | undefined;
  readonly after: EvaluatedInstruction | undefined;
}

/** What stands right before and after each instruction in its stage. */
export function neighbours({ stages }: Evaluation): ReadonlyMap<EvaluatedInstruction, Neighbours> {
  return new Map(
    stages.flatMap(({ steps }) =>
      steps.map(
        (step, index) => [step, { before: steps[index - 1], after: steps[index + 1] }] as const,
      ),
    ),
  );
}
