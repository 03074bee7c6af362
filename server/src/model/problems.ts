import type { MessageTemplates } from "../text/message.ts";
import type { Span } from "../text/span.ts";
import { checkInstruction } from "../syntax/check-instruction.ts";
import type { SyntaxProblemId } from "../syntax/problems.ts";
import type { Instruction, SyntaxProblem } from "../syntax/tree.ts";
import { expandWord } from "./expand.ts";
import type { EvaluatedStage, Evaluation } from "./evaluate.ts";
import { parseImageReference } from "./image-reference.ts";
import { checkStep, expandedWords, failureArguments, stepMessages } from "./step-problems.ts";
import { parsePlatform } from "./platform.ts";

/** What a build refuses about the file as a whole. */
export const modelMessages = {
  "no-stage": "There is no FROM, so there is nothing to build.",
  "before-first-from": "{keyword} stands before the first FROM; only ARG may.",
  "blank-base": "FROM names nothing: {text} is empty here.",
  "invalid-base": "{text} is not an image reference.",
  "invalid-platform": "{text} is not a platform such as linux/amd64.",
  "circular-stages": "The stages take from each other in a circle: {path}.",
  ...stepMessages,
} as const satisfies MessageTemplates;

type Report = (
  id: keyof typeof modelMessages | SyntaxProblemId,
  args: Readonly<Record<string, string>>,
  at: Span,
) => void;

/** Problems that need stages and variables to be seen, in the order of the text. */
export function modelProblems(evaluation: Evaluation): SyntaxProblem[] {
  const problems: SyntaxProblem[] = [];
  const report: Report = (id, args, span) => {
    problems.push({ message: { id, args }, span, refused: true });
  };
  checkTop(evaluation, report);
  checkGlobals(evaluation, report);
  for (const evaluated of evaluation.stages) {
    const { stage, base, steps } = evaluated;
    const at = stage.base?.span;
    if (at !== undefined && !isReference(evaluation, evaluated)) {
      const text = stage.base?.text ?? "";
      const isBlank = base.kind === "invalid" && base.text === "";
      report(isBlank ? "blank-base" : "invalid-base", { text }, at);
    }
    checkPlatform(evaluation, stage.from, report);
    checkTriggers(evaluation, evaluated, problems);
    const inherited = base.kind === "stage" ? evaluated.triggers : [];
    for (const step of [...inherited, ...steps]) checkStep(evaluation, evaluated, step, report);
  }
  checkCircles(evaluation, report);
  return problems.sort((a, b) => a.span.start - b.span.start);
}

/** A build asks this of stages' names as well, so that they are found in lower case alone. */
function isReference({ model, globals }: Evaluation, { stage, base }: EvaluatedStage): boolean {
  if (base.kind === "invalid") return false;
  if (base.kind !== "stage" || stage.base === null) return true;
  const { value } = expandWord(stage.base.text, globals, model.dockerfile.escape);
  return parseImageReference(value) !== null;
}

function checkTop({ model }: Evaluation, report: Report): void {
  for (const { keyword, keywordSpan } of model.strays) {
    report("before-first-from", { keyword }, keywordSpan);
  }
  const first = model.dockerfile.instructions[0];
  if (model.stages.length === 0 && model.strays.length === 0 && first !== undefined) {
    report("no-stage", {}, first.keywordSpan);
  }
}

function checkPlatform({ globals, model }: Evaluation, from: Instruction, report: Report): void {
  const flag = from.flags.find(({ name }) => name === "platform");
  if (flag?.value === undefined || flag.value === null || flag.valueSpan === null) return;
  if (flag.value === "") return;
  const { value, failure } = expandWord(flag.value, globals, model.dockerfile.escape);
  if (failure !== null) {
    report("expansion-failed", failureArguments(flag.value, failure), flag.valueSpan);
  } else if (parsePlatform(value) === null) {
    report("invalid-platform", { text: value === "" ? flag.value : value }, flag.valueSpan);
  }
}

/** Global ARGs: a build expands their defaults before it looks at any stage. */
function checkGlobals({ model, globals }: Evaluation, report: Report): void {
  for (const word of model.globals.flatMap(expandedWords)) {
    const { failure } = expandWord(word.text, globals, model.dockerfile.escape);
    if (failure !== null)
      report("expansion-failed", failureArguments(word.text, failure), word.span);
  }
}

/** Triggers that a stage inherits from another of the file: read as if they stood in the stage. */
function checkTriggers(
  { model, needed }: Evaluation,
  { stage, base, triggers }: EvaluatedStage,
  problems: SyntaxProblem[],
): void {
  if (base.kind !== "stage" || !needed.has(stage.index)) return;
  const { text, directives } = model.dockerfile;
  const namesSyntax = directives.some(({ name }) => name === "syntax");
  for (const { instruction } of triggers) {
    checkInstruction(instruction, { text, namesSyntax }, problems);
  }
}

function checkCircles(evaluation: Evaluation, report: Report): void {
  const reported = new Set<number>();
  for (const { stage, takesFrom } of evaluation.stages) {
    // The first stage of a circle takes from a later one.
    if (!takesFrom.some((source) => source > stage.index)) continue;
    const circle = circleFrom(evaluation, stage.index);
    // A stage that takes from itself has been told of where it says so.
    if (circle === null || circle.length < 2 || circle.some((index) => reported.has(index)))
      continue;
    for (const index of circle) reported.add(index);
    const path = [...circle, stage.index]
      .map((index) => evaluation.model.stages[index]?.name ?? String(index))
      .join(" → ");
    report("circular-stages", { path }, stage.from.keywordSpan);
  }
}

/** Stages from `start` back to itself, or null. */
function circleFrom(evaluation: Evaluation, start: number): number[] | null {
  const visited = new Set<number>();
  const search = (index: number, path: readonly number[]): number[] | null => {
    for (const next of evaluation.stages[index]?.takesFrom ?? []) {
      if (next === start) return [...path, index];
      if (visited.has(next)) continue;
      visited.add(next);
      const found = search(next, [...path, index]);
      if (found !== null) return found;
    }
    return null;
  };
  return search(start, []);
}
