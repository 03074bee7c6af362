import { type CodeAction, CodeActionKind } from "vscode-languageserver-types";
import { instructionAt } from "../lint/suppressions.ts";
import type { Analysis } from "../model/analysis.ts";
import type { Shell } from "../shell/shell.ts";
import type { Span } from "../text/span.ts";
import { rangeOf } from "./positions.ts";
import { changeForm } from "./refactor/exec-form.ts";
import { joinRuns } from "./refactor/join-runs.ts";
import { fromHeredoc, toHeredoc } from "./refactor/run-heredoc.ts";
import { sortPackages } from "./refactor/sort-packages.ts";
import { splitRun } from "./refactor/split-run.ts";
import type { Translator } from "./translator.ts";

export const REFACTOR = CodeActionKind.RefactorRewrite;

export interface RefactorRequest {
  readonly uri: string;
  readonly analysis: Analysis;
  /** Where the cursor or selection is. */
  readonly at: Span;
  /** Null where it cannot be had: packages are not sorted. */
  readonly shell: Shell | null;
  readonly translator: Translator;
}

/** Other ways to write what stands at a place, each where it means the same. */
export function refactorActions(request: RefactorRequest): CodeAction[] {
  const { uri, analysis, at, shell, translator } = request;
  const { dockerfile } = analysis;
  const instruction = instructionAt(dockerfile, at.start);
  if (instruction === undefined) return [];
  const refactorings = [
    splitRun(analysis, instruction),
    joinRuns(analysis, at),
    toHeredoc(analysis, instruction),
    fromHeredoc(analysis, instruction),
    changeForm(analysis, instruction),
    sortPackages(analysis, instruction, shell),
  ];
  return refactorings
    .filter((refactoring) => refactoring !== null)
    .map(({ title, args, edits }) => ({
      title: translator.text(title, args),
      kind: REFACTOR,
      edit: {
        changes: {
          [uri]: edits.map(({ span, text }) => ({
            range: rangeOf(dockerfile.lines, span),
            newText: text,
          })),
        },
      },
    }));
}
