import type { Severity } from "../../rules/rule.ts";
import { type LintReport, placedProblems } from "./report.ts";

const COMMANDS: Readonly<Record<Severity, string>> = {
  error: "error",
  warning: "warning",
  info: "notice",
  hint: "notice",
};

/** Annotations of a GitHub workflow. */
export function reportGithub({ files }: LintReport): string {
  const lines = placedProblems(files).map(({ path, problem, place }) => {
    const { line, column, endLine, endColumn } = place;
    const properties = {
      file: path,
      line,
      endLine,
      col: column,
      endColumn,
      title: [problem.rule, ...problem.aliases].join(", "),
    };
    const written = Object.entries(properties)
      .map(([name, value]) => `${name}=${escapeProperty(String(value))}`)
      .join(",");
    return `::${COMMANDS[problem.severity]} ${written}::${escapeData(problem.text)}\n`;
  });
  const failed = files.flatMap(({ path, error }) =>
    error === null ? [] : [`::error file=${escapeProperty(path)}::${escapeData(error)}\n`],
  );
  return [...failed, ...lines].join("");
}

function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
