import { DEFAULT_CONFIGURATION } from "../../lint/configuration.ts";
import { lint } from "../../lint/lint.ts";
import type { Analysis } from "../../model/analysis.ts";
import { rule } from "../../rules/unsorted-packages.ts";
import type { Shell } from "../../shell/shell.ts";
import type { Instruction } from "../../syntax/tree.ts";
import type { Refactoring } from "./refactoring.ts";

/** The packages of every install in a RUN by name, where the order cannot count. */
export function sortPackages(
  analysis: Analysis,
  instruction: Instruction,
  shell: Shell | null,
): Refactoring | null {
  const configuration = { ...DEFAULT_CONFIGURATION, extends: "all" } as const;
  const { start, end } = instruction.span;
  const edits = lint(analysis, { configuration, ignore: null, shell, rules: [rule] })
    .filter(({ span }) => start <= span.start && span.end <= end)
    .flatMap(({ fixes }) => fixes.filter(({ kind }) => kind === "safe"))
    .flatMap((fix) => fix.edits);
  return edits.length === 0 ? null : { title: "Sort the packages", args: {}, edits };
}
