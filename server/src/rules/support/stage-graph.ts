import type { Base, EvaluatedStage, Evaluation } from "../../model/evaluate.ts";
import type { Stage } from "../../model/model.ts";

/** The stage and those that it is built upon, itself first. */
export function stageChain(
  evaluation: Evaluation,
  stage: EvaluatedStage,
): readonly EvaluatedStage[] {
  const chain = [stage];
  let { base } = stage;
  while (base.kind === "stage") {
    const parent = evaluation.stages[base.index];
    if (parent === undefined) break;
    chain.push(parent);
    ({ base } = parent);
  }
  return chain;
}

/** Stages that are images in the end: no other stage is built upon them or takes files from them. */
export function imageStages({ stages }: Evaluation): readonly EvaluatedStage[] {
  const taken = new Set(stages.flatMap(({ takesFrom }) => takesFrom));
  return stages.filter(({ stage }) => !taken.has(stage.index));
}

/** By index: what is an image in the end, and the stages that it is built upon. */
export function stagesInImages(evaluation: Evaluation): ReadonlySet<number> {
  const shipped = new Set(imageStages(evaluation).map(({ stage }) => stage.index));
  for (const { stage, base } of evaluation.stages.toReversed()) {
    if (base.kind === "stage" && shipped.has(stage.index)) shipped.add(base.index);
  }
  return shipped;
}

/** For each stage, by index: is it true of it, or of a stage that it is built upon? */
export function trueInChain(
  { stages }: Evaluation,
  isTrue: (stage: EvaluatedStage) => boolean,
): readonly boolean[] {
  const found: boolean[] = [];
  for (const stage of stages) {
    const { base } = stage;
    found.push(isTrue(stage) || (base.kind === "stage" && found[base.index] === true));
  }
  return found;
}

/** For each stage, by index: what it begins with, its own base or that of the stages below it. */
export function rootBases({ stages }: Evaluation): readonly Base[] {
  const roots: Base[] = [];
  for (const { base } of stages) {
    roots.push(base.kind === "stage" ? (roots[base.index] ?? base) : base);
  }
  return roots;
}

/**
 * Stages that lack something which neither they nor what they are built upon have, nor a stage
 * that takes from them. A part of a file, without its FROM, lacks nothing.
 */
export function stagesLacking(
  evaluation: Evaluation,
  has: (stage: EvaluatedStage) => boolean,
): readonly EvaluatedStage[] {
  const having = [...trueInChain(evaluation, has)];
  // What a later stage makes good is good for those it takes from; they all stand before it.
  for (const { stage, takesFrom } of evaluation.stages.toReversed()) {
    if (having[stage.index] !== true) continue;
    for (const source of takesFrom) having[source] = true;
  }
  return evaluation.stages.filter(
    ({ stage }) => having[stage.index] !== true && !isWithoutFrom(stage),
  );
}

/** Seen as a stage only so that a part of a file can be checked. */
export function isWithoutFrom({ from }: Stage): boolean {
  return from.span.end === 0;
}
