import type { LintFix, LintProblem } from "../../lint/lint.ts";
import type { LineIndex } from "../../text/line-index.ts";
import type { LintedFile } from "../file-linter.ts";
import { countSeverities, type LintReport, placeOf } from "./report.ts";

/** The form that docs promise to other programs. */
export function reportJson({ files }: LintReport): string {
  const summary = { files: files.length, ...countSeverities(files) };
  return `${JSON.stringify({ files: files.map(fileOf), summary }, null, 2)}\n`;
}

function fileOf({ path, lines, problems, error }: LintedFile) {
  const listed = problems.map((problem) => problemOf(problem, lines));
  return { path, problems: listed, ...(error !== null && { error }) };
}

function problemOf({ rule, aliases, severity, text, span, fixes }: LintProblem, lines: LineIndex) {
  const [best] = fixes;
  return {
    rule,
    aliases,
    severity,
    message: text,
    ...placeOf(lines, span),
    ...(best !== undefined && { fix: fixOf(best, lines) }),
  };
}

function fixOf({ text, kind, edits }: LintFix, lines: LineIndex) {
  return {
    title: text,
    kind,
    edits: edits.map((edit) => ({ ...placeOf(lines, edit.span), text: edit.text })),
  };
}
