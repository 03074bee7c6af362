import type { Evaluation } from "../../model/evaluate.ts";

/** Stages whose layers are part of an image: the last, and those that another is built upon. */
export function shippedStages({ stages }: Evaluation): ReadonlySet<number> {
  const shipped = stages.flatMap(({ base }) => (base.kind === "stage" ? [base.index] : []));
  return new Set([...shipped, stages.length - 1]);
}
