import { createHash } from "node:crypto";
import type { Severity } from "../../rules/rule.ts";
import { type LintReport, placedProblems } from "./report.ts";

const SEVERITIES: Readonly<Record<Severity, string>> = {
  error: "critical",
  warning: "major",
  info: "minor",
  hint: "info",
};

/** GitLab's code quality report. */
export function reportGitlab({ files }: LintReport): string {
  const seen = new Map<string, number>();
  const issues = placedProblems(files).map(({ path, problem, place }) => {
    const { line, column, endLine, endColumn } = place;
    // Lines move; a fingerprint that holds none keeps an issue the same issue.
    const key = JSON.stringify([path, problem.rule, problem.text]);
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return {
      description: problem.text,
      check_name: problem.rule,
      fingerprint: createHash("sha256").update(`${key}${count}`).digest("hex"),
      severity: SEVERITIES[problem.severity],
      location: {
        path,
        positions: { begin: { line, column }, end: { line: endLine, column: endColumn } },
      },
    };
  });
  return `${JSON.stringify(issues, null, 2)}\n`;
}
