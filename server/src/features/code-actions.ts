import {
  type CodeAction,
  CodeActionKind,
  type Diagnostic,
  type TextEdit,
} from "vscode-languageserver-types";
import { compatibleFixes } from "../lint/fix.ts";
import type { LintFix, LintProblem } from "../lint/lint.ts";
import { suppressionEdit } from "../lint/suppressions.ts";
import type { Dockerfile } from "../syntax/tree.ts";
import type { Edit } from "../text/edit.ts";
import type { Span } from "../text/span.ts";
import { diagnosticsOf } from "./diagnostics.ts";
import { rangeOf } from "./positions.ts";
import type { Translator } from "./translator.ts";

/** Every safe fix of a file at once. */
export const FIX_ALL = "source.fixAll.strata";

/** Opens the page that explains a rule; its one argument is the rule. */
export const READ_WHY = "strata.rule.readWhy";

export interface CodeActionsRequest {
  readonly uri: string;
  readonly dockerfile: Dockerfile;
  readonly problems: readonly LintProblem[];
  /** Where the cursor or selection is. */
  readonly at: Span;
  /** The kinds that are wanted; all where nothing is said. */
  readonly only: readonly CodeActionKind[] | null;
  /** Whether READ_WHY can be carried out. */
  readonly canReadWhy: boolean;
  readonly pageOf: (rule: string) => string;
  readonly translator: Translator;
}

/** What can be done about the problems at a place, the best first. */
export function codeActions(request: CodeActionsRequest): CodeAction[] {
  const here = request.problems.filter(({ span }) => touches(span, request.at));
  const actions: CodeAction[] = [];
  if (wants(request.only, CodeActionKind.QuickFix)) {
    actions.push(
      ...here.flatMap((problem) => fixActions(request, problem)),
      ...distinctRules(here).flatMap((problem) => fixAllOfRule(request, problem)),
      ...distinctRules(here).flatMap((problem) => suppressHere(request, problem)),
    );
    if (request.canReadWhy) {
      actions.push(...distinctRules(here).map((problem) => readWhy(request, problem)));
    }
  }
  if (wants(request.only, FIX_ALL)) actions.push(...fixAll(request));
  return actions;
}

/** The edits of all safe fixes that do not get in each other's way. */
function safeEdits(problems: readonly LintProblem[]): readonly Edit[] {
  return compatibleFixes(problems, ["safe"]).flatMap(({ edits }) => edits);
}

function fixActions(request: CodeActionsRequest, problem: LintProblem): CodeAction[] {
  return problem.fixes.map((fix: LintFix, index) => ({
    title: request.translator.fix(problem, fix),
    kind: CodeActionKind.QuickFix,
    diagnostics: diagnosticOf(request, problem),
    ...(index === 0 && fix.kind === "safe" ? { isPreferred: true } : {}),
    edit: { changes: { [request.uri]: textEdits(request, fix.edits) } },
  }));
}

function fixAllOfRule(request: CodeActionsRequest, { rule }: LintProblem): CodeAction[] {
  const same = request.problems.filter(
    (problem) => problem.rule === rule && problem.fixes.some(({ kind }) => kind === "safe"),
  );
  if (same.length < 2) return [];
  return [
    {
      title: request.translator.text("Fix all {count} {rule} problems", {
        count: String(same.length),
        rule,
      }),
      kind: CodeActionKind.QuickFix,
      edit: { changes: { [request.uri]: textEdits(request, safeEdits(same)) } },
    },
  ];
}

function suppressHere(request: CodeActionsRequest, problem: LintProblem): CodeAction[] {
  const edit = suppressionEdit(request.dockerfile, problem.rule, problem.span);
  if (edit === null) return [];
  return [
    {
      title: request.translator.text("Suppress {rule} here", { rule: problem.rule }),
      kind: CodeActionKind.QuickFix,
      diagnostics: diagnosticOf(request, problem),
      edit: { changes: { [request.uri]: textEdits(request, [edit]) } },
    },
  ];
}

function readWhy(request: CodeActionsRequest, problem: LintProblem): CodeAction {
  const title = request.translator.text("Read why: {rule}", { rule: problem.rule });
  return {
    title,
    kind: CodeActionKind.QuickFix,
    diagnostics: diagnosticOf(request, problem),
    command: { title, command: READ_WHY, arguments: [problem.rule] },
  };
}

function fixAll(request: CodeActionsRequest): CodeAction[] {
  const edits = safeEdits(request.problems);
  if (edits.length === 0) return [];
  return [
    {
      title: request.translator.text("Fix all safe problems"),
      kind: FIX_ALL,
      edit: { changes: { [request.uri]: textEdits(request, edits) } },
    },
  ];
}

function diagnosticOf(
  { dockerfile, pageOf, translator }: CodeActionsRequest,
  problem: LintProblem,
): Diagnostic[] {
  return diagnosticsOf([problem], dockerfile, pageOf, translator);
}

function textEdits({ dockerfile }: CodeActionsRequest, edits: readonly Edit[]): TextEdit[] {
  return edits.map(({ span, text }) => ({ range: rangeOf(dockerfile.lines, span), newText: text }));
}

function distinctRules(problems: readonly LintProblem[]): readonly LintProblem[] {
  return [...new Map(problems.map((problem) => [problem.rule, problem])).values()];
}

/** @param only The kinds that are asked for; all where nothing is said. */
export function wants(only: readonly CodeActionKind[] | null, kind: string): boolean {
  return only === null || only.some((wanted) => kind === wanted || kind.startsWith(`${wanted}.`));
}

function touches(problem: Span, at: Span): boolean {
  return problem.start <= at.end && at.start <= problem.end;
}
