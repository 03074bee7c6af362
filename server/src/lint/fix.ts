import { Analysis } from "../model/analysis.ts";
import type { FixKind } from "../rules/rule.ts";
import { applyEdits, type Edit } from "../text/edit.ts";
import { spansOverlap } from "../text/span.ts";
import { lint, type LintFix, type LintOptions, type LintProblem } from "./lint.ts";

export interface FixResult {
  readonly text: string;
  /** How many fixes were applied. */
  readonly applied: number;
}

/** A fix may bring up a problem that the next round mends; more rounds than this go in circles. */
const MOST_ROUNDS = 10;

/** Applies the first fix of each problem that is of one of the kinds, until none is left. */
export function fixAll(text: string, kinds: readonly FixKind[], options: LintOptions): FixResult {
  let result: FixResult = { text, applied: 0 };
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const fixes = compatibleFixes(lint(new Analysis(result.text), options), kinds);
    if (fixes.length === 0) break;
    const edits = fixes.flatMap((fix) => fix.edits);
    result = { text: applyEdits(result.text, edits), applied: result.applied + fixes.length };
  }
  return result;
}

/** The fixes that can be applied at once: of two that touch, the first in the text. */
export function compatibleFixes(
  problems: readonly LintProblem[],
  kinds: readonly FixKind[],
): readonly LintFix[] {
  const taken: Edit[] = [];
  const fixes: LintFix[] = [];
  for (const problem of problems) {
    const fix = problem.fixes.find(({ kind, edits }) => kinds.includes(kind) && edits.length > 0);
    if (fix === undefined || fix.edits.some((edit) => taken.some((other) => touch(edit, other)))) {
      continue;
    }
    fixes.push(fix);
    taken.push(...fix.edits);
  }
  return fixes;
}

function touch(a: Edit, b: Edit): boolean {
  return spansOverlap(a.span, b.span) || (a.span.start <= b.span.end && b.span.start <= a.span.end);
}
