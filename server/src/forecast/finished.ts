import { finishedLines } from "./measured-build.ts";
import type { Plan, PlannedStep } from "./plan.ts";

/** Whether a step ended well in a build, which may have broken off: only then its cache has it. */
export function isFinished(step: PlannedStep, { record, stages }: Plan): boolean {
  const finished = finishedLines(record.build);
  if (finished === null) return true;
  if (!step.trigger) return finished.has(step.instruction.startLine + 1);
  // A trigger has no line of its own: it ended where something below it did.
  const steps = stages[step.stage]?.steps ?? [];
  return steps.some(
    ({ trigger, instruction }) => !trigger && finished.has(instruction.startLine + 1),
  );
}
