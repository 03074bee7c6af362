import { parseDockerfile } from "../syntax/parse.ts";
import type { Instruction } from "../syntax/tree.ts";
import { evaluate, type Evaluation } from "./evaluate.ts";
import type { Model } from "./model.ts";

/**
 * Of a file without any FROM, the same file seen as a single stage with nothing under it: what is
 * still being written, or a part of a file, can be checked. Any other file comes back as it is.
 */
export function withHeadlessStage(evaluation: Evaluation): Evaluation {
  const { model } = evaluation;
  if (model.stages.length > 0 || model.strays.length === 0) return evaluation;
  return evaluate(headlessModel(model), evaluation.inputs);
}

function headlessModel(model: Model): Model {
  const from = emptyFrom();
  if (from === undefined) return model;
  const stage = {
    index: 0,
    name: null,
    nameWord: null,
    from,
    base: null,
    platform: null,
    instructions: model.dockerfile.instructions,
  };
  return { ...model, globals: [], stages: [stage] };
}

/** A FROM that takes no place in the text and names nothing. */
function emptyFrom(): Instruction | undefined {
  const [from] = parseDockerfile("FROM scratch").instructions;
  if (from === undefined) return undefined;
  const nowhere = { start: 0, end: 0 };
  return { ...from, span: nowhere, keywordSpan: nowhere, args: { kind: "none" }, flags: [] };
}
