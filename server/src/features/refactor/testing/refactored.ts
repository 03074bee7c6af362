import { instructionAt } from "../../../lint/suppressions.ts";
import { Analysis } from "../../../model/analysis.ts";
import type { Instruction } from "../../../syntax/tree.ts";
import { applyEdits } from "../../../text/edit.ts";
import { span, type Span } from "../../../text/span.ts";
import type { Refactoring } from "../refactoring.ts";

/** The text after a refactoring at `$0`, or of what stands from `$0` to `$1`; null where it refuses. */
export function refactoredAt(
  text: string,
  refactor: (analysis: Analysis, at: Span) => Refactoring | null,
): string | null {
  const start = text.indexOf("$0");
  const end = text.replace("$0", "").indexOf("$1");
  const plain = text.replace("$0", "").replace("$1", "");
  const analysis = new Analysis(plain);
  const refactoring = refactor(analysis, span(start, end < 0 ? start : end));
  return refactoring === null ? null : applyEdits(plain, refactoring.edits);
}

/** The same for one of an instruction: at `$0`, or of the last. */
export function refactored(
  text: string,
  refactor: (analysis: Analysis, instruction: Instruction) => Refactoring | null,
): string | null {
  const marked = text.includes("$0") ? text : text.replace(/\s*$/, (end) => `$0${end}`);
  return refactoredAt(marked, (analysis, at) => {
    const instruction = instructionAt(analysis.dockerfile, at.start);
    return instruction === undefined ? null : refactor(analysis, instruction);
  });
}
