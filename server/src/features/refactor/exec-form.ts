import type { Analysis } from "../../model/analysis.ts";
import type { EvaluatedStage } from "../../model/evaluate.ts";
import { plainWords } from "../../rules/support/plain-words.ts";
import type { Instruction } from "../../syntax/tree.ts";
import { isReadByPosixShell } from "./plain-run.ts";
import type { Refactoring } from "./refactoring.ts";

/** CMD or ENTRYPOINT as an array instead of a line for a shell, and back, where both run the same. */
export function changeForm(analysis: Analysis, instruction: Instruction): Refactoring | null {
  const { args, keyword, heredocs } = instruction;
  if (keyword !== "CMD" && keyword !== "ENTRYPOINT") return null;
  if (heredocs.length > 0 || meetsTheOther(analysis, instruction)) return null;
  if (instruction.emptyContinuationLines.length > 0) return null;
  const source = instruction.rest.span;
  const { comments } = analysis.dockerfile;
  // A comment between its lines would have no place.
  if (comments.some(({ span }) => span.start > source.start && span.end < source.end)) return null;
  if (args.kind === "json") {
    const words = args.items.map(({ text }) => text);
    const line = words.join(" ");
    const isSame = JSON.stringify(plainWords(line)) === JSON.stringify(words);
    if (!isSame || !words.every((word) => /^[\w@%+=:,./-]+$/.test(word))) return null;
    return { title: "Change to shell form", args: {}, edits: [{ span: args.span, text: line }] };
  }
  if (args.kind !== "text" || !isReadByPosixShell(analysis, instruction)) return null;
  const words = plainWords(args.word.text);
  if (words === null) return null;
  const array = `[${words.map((word) => JSON.stringify(word)).join(", ")}]`;
  return { title: "Change to exec form", args: {}, edits: [{ span: args.word.span, text: array }] };
}

/** In a stage that has both, CMD holds the arguments of ENTRYPOINT: but not in every form. */
function meetsTheOther({ checkable }: Analysis, instruction: Instruction): boolean {
  const { stages } = checkable;
  const own = stages.find(({ steps }) => steps.some((step) => step.instruction === instruction));
  if (own === undefined) return true;
  const other = instruction.keyword === "CMD" ? "ENTRYPOINT" : "CMD";
  const related = stages.filter(
    (stage) => standsOn(stages, stage, own) || standsOn(stages, own, stage),
  );
  return [own, ...related].some(({ steps }) =>
    steps.some((step) => step.instruction.keyword === other),
  );
}

function standsOn(
  stages: readonly EvaluatedStage[],
  upper: EvaluatedStage,
  lower: EvaluatedStage,
): boolean {
  let at: EvaluatedStage | undefined = upper;
  while (at?.base.kind === "stage") {
    at = stages[at.base.index];
    if (at === lower) return true;
  }
  return false;
}
