import type { Analysis } from "../../model/analysis.ts";
import { mergeRuns } from "../../rules/support/merge-runs.ts";
import type { Instruction } from "../../syntax/tree.ts";
import type { Span } from "../../text/span.ts";
import { canStandApart, plainRun } from "./plain-run.ts";
import type { Refactoring } from "./refactoring.ts";

/** One RUN of those that are selected, or of the one at the cursor and the one below it. */
export function joinRuns(analysis: Analysis, at: Span): Refactoring | null {
  const { dockerfile } = analysis;
  const instructions = runsAt(dockerfile.instructions, at);
  const runs = instructions.map((instruction) => plainRun(analysis, instruction));
  if (runs.length < 2 || !runs.every((run) => run !== null)) return null;
  const isSafe = runs.every((run, index) => {
    // What the last one leaves behind in its shell, nobody sees.
    const links = index === runs.length - 1 ? [] : run.links;
    return canStandApart(run, links, run.instruction.rest.text);
  });
  if (!isSafe) return null;
  const edits = instructions.flatMap((instruction, index) => {
    const above = instructions[index - 1];
    return above === undefined ? [] : [mergeRuns(dockerfile, above, instruction)];
  });
  if (!edits.every((edit) => edit !== null)) return null;
  return { title: "Join {count} RUNs", args: { count: String(runs.length) }, edits };
}

/** Instructions that follow each other, at least two of them. */
function runsAt(instructions: readonly Instruction[], at: Span): readonly Instruction[] {
  const first = instructions.findIndex(({ span }) => span.end >= at.start);
  if (first < 0) return [];
  const after = instructions.findIndex(({ span }) => span.start > at.end);
  return instructions.slice(first, Math.max(first + 2, after < 0 ? instructions.length : after));
}
