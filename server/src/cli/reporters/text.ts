import type { Severity } from "../../rules/rule.ts";
import { type Colour, oneLine, type Paint } from "../terminal-text.ts";
import { markedLine } from "./marked-line.ts";
import { countSeverities, type LintReport, placedProblems } from "./report.ts";

const COLOURS: Readonly<Record<Severity, Colour>> = {
  error: "red",
  warning: "yellow",
  info: "cyan",
  hint: "gray",
};

/**
 * `path:line:column: severity: message [rule, aliases]`, below it the line with a mark under the
 * word, and at the end how many there are.
 */
export function reportText({ files, paint }: LintReport): string {
  const blocks = placedProblems(files).flatMap(({ path, problem, place, line: source }) => {
    const { severity, rule, aliases } = problem;
    const fixable = problem.fixes.some(({ kind }) => kind === "safe") ? " (--fix mends it)" : "";
    const names = [rule, ...aliases].join(", ");
    const where = paint("bold", `${oneLine(path)}:${place.line}:${place.column}:`);
    const word = paint(COLOURS[severity], `${severity}:`);
    const { line, mark } = markedLine(source, place);
    return [
      `${where} ${word} ${oneLine(problem.text)} ${paint("gray", `[${names}]`)}${fixable}`,
      paint("gray", line.gutter) + line.text,
      paint("gray", mark.gutter) + paint(COLOURS[severity], mark.text),
    ];
  });
  return [...blocks, summary(files, paint)].map((line) => `${line}\n`).join("");
}

function summary(files: LintReport["files"], paint: Paint): string {
  const counts = countSeverities(files);
  const read = files.filter(({ error }) => error === null).length;
  const total = counts.error + counts.warning + counts.info + counts.hint;
  const where = `in ${plural(read, "file")}`;
  if (total === 0) return paint("green", `no problems ${where}`);
  const parts = [
    ...(counts.error > 0 ? [plural(counts.error, "error")] : []),
    ...(counts.warning > 0 ? [plural(counts.warning, "warning")] : []),
    ...(counts.info > 0 ? [`${counts.info} info`] : []),
    ...(counts.hint > 0 ? [plural(counts.hint, "hint")] : []),
  ];
  return paint("bold", `${plural(total, "problem")} ${where}: ${parts.join(", ")}`);
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
