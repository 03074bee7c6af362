import { type Diagnostic, DiagnosticSeverity, DiagnosticTag } from "vscode-languageserver-types";
import type { ConfigurationProblem } from "../lint/configuration-file.ts";
import type { LintProblem } from "../lint/lint.ts";
import type { Severity } from "../rules/rule.ts";
import type { LineIndex } from "../text/line-index.ts";
import { rangeOf } from "./positions.ts";
import type { Translator } from "./translator.ts";

/** Whose problems these are, as editors show it. */
export const DIAGNOSTIC_SOURCE = "strata";

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** @param pageOf The address of the page that explains a rule. */
export function diagnosticsOf(
  problems: readonly LintProblem[],
  lines: LineIndex,
  pageOf: (rule: string) => string,
  translator: Translator,
): Diagnostic[] {
  return problems.map((problem) => ({
    range: rangeOf(lines, problem.span),
    severity: SEVERITIES[problem.severity],
    source: DIAGNOSTIC_SOURCE,
    code: problem.rule,
    codeDescription: { href: pageOf(problem.rule) },
    message: translator.problem(problem),
    ...(problem.tag === "deprecated" ? { tags: [DiagnosticTag.Deprecated] } : {}),
  }));
}

/** What is wrong in a configuration file. */
export function configurationDiagnostics(problems: readonly ConfigurationProblem[]): Diagnostic[] {
  return problems.map(({ text, span, line, column }) => ({
    range: {
      start: { line, character: column },
      end: { line, character: column + span.end - span.start },
    },
    severity: DiagnosticSeverity.Warning,
    source: DIAGNOSTIC_SOURCE,
    message: text,
  }));
}
