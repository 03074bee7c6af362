import { countSeverities, type LintReport, placedProblems } from "./report.ts";

/** `path:line:column: severity: message [rule, aliases]`, a line each, and how many there are. */
export function reportText({ files }: LintReport): string {
  const lines = placedProblems(files).map(({ path, problem, place }) => {
    const { severity, text, rule, aliases } = problem;
    const fixable = problem.fixes.some(({ kind }) => kind === "safe") ? " (--fix mends it)" : "";
    const names = [rule, ...aliases].join(", ");
    const where = `${path}:${place.line}:${place.column}`;
    return `${where}: ${severity}: ${text.replace(/\s*\n\s*/g, " ")} [${names}]${fixable}`;
  });
  return [...lines, summary(files)].map((line) => `${line}\n`).join("");
}

function summary(files: LintReport["files"]): string {
  const counts = countSeverities(files);
  const read = files.filter(({ error }) => error === null).length;
  const total = counts.error + counts.warning + counts.info + counts.hint;
  const where = `in ${plural(read, "file")}`;
  if (total === 0) return `no problems ${where}`;
  const parts = [
    ...(counts.error > 0 ? [plural(counts.error, "error")] : []),
    ...(counts.warning > 0 ? [plural(counts.warning, "warning")] : []),
    ...(counts.info > 0 ? [`${counts.info} info`] : []),
    ...(counts.hint > 0 ? [plural(counts.hint, "hint")] : []),
  ];
  return `${plural(total, "problem")} ${where}: ${parts.join(", ")}`;
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
