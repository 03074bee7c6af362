import type { EvaluatedInstruction, EvaluatedStage, Evaluation } from "../../model/evaluate.ts";
import type { RunScript } from "../../shell/run-scripts.ts";

/** Where a script is run. */
export interface ScriptStep {
  readonly script: RunScript;
  readonly stage: EvaluatedStage;
  readonly step: EvaluatedInstruction;
  readonly onbuild: boolean;
}

/** Scripts with the step that runs each. */
export function scriptSteps(
  evaluation: Evaluation,
  scripts: readonly RunScript[],
): readonly ScriptStep[] {
  if (scripts.length === 0) return [];
  const places = new Map(
    evaluation.stages.flatMap((stage) =>
      stage.steps.map((step) => {
        const { trigger } = step.instruction;
        const { span } = trigger ?? step.instruction;
        return [span.start, { stage, step, onbuild: trigger !== null }] as const;
      }),
    ),
  );
  return scripts.flatMap((script) => {
    const place = places.get(script.instruction.span.start);
    return place === undefined ? [] : [{ script, ...place }];
  });
}
