import type { ProblemData } from "@strata/protocol/problem-data";
import { type Diagnostic, DiagnosticSeverity, DiagnosticTag } from "vscode-languageserver-types";
import type { ConfigurationProblem } from "../lint/configuration-file.ts";
import type { LintProblem } from "../lint/lint.ts";
import type { Severity } from "../rules/rule.ts";
import { instructionAt } from "../lint/suppressions.ts";
import type { Dockerfile } from "../syntax/tree.ts";
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
  dockerfile: Dockerfile,
  pageOf: (rule: string) => string,
  translator: Translator,
): Diagnostic[] {
  return problems.map((problem) => ({
    range: rangeOf(dockerfile.lines, problem.span),
    severity: SEVERITIES[problem.severity],
    source: DIAGNOSTIC_SOURCE,
    code: problem.rule,
    codeDescription: { href: pageOf(problem.rule) },
    message: translator.problem(problem),
    data: dataOf(problem, dockerfile),
    ...(problem.tag === "deprecated" ? { tags: [DiagnosticTag.Deprecated] } : {}),
  }));
}

function dataOf({ aliases, span }: LintProblem, dockerfile: Dockerfile): ProblemData {
  const line = dockerfile.lines.lineOf(span.start);
  return { aliases, instructionLine: instructionAt(dockerfile, span.start)?.startLine ?? line };
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
