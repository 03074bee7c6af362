import type { LintedFile } from "../file-linter.ts";
import { escapeXml, type LintReport, placeOf } from "./report.ts";

/** JUnit's XML: a suite for each file, a failed test for each problem, a passed one for a clean file. */
export function reportJunit({ files }: LintReport): string {
  const suites = files.map(suiteOf).join("");
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="strata lint">\n${suites}</testsuites>\n`;
}

function suiteOf({ path, problems, lines, error }: LintedFile): string {
  const name = escapeXml(path);
  const failed =
    error === null
      ? []
      : [`    <testcase name="${name}"><error message="${escapeXml(error)}"/></testcase>\n`];
  const cases = problems.map(({ rule, severity, text, span }) => {
    const { line, column } = placeOf(lines, span);
    const where = `${path}:${line}:${column}`;
    return (
      `    <testcase name="${escapeXml(`${rule} ${where}`)}" classname="${name}">` +
      `<failure type="${severity}" message="${escapeXml(text)}">${escapeXml(where)}</failure></testcase>\n`
    );
  });
  const clean = `    <testcase name="${name}" classname="${name}"/>\n`;
  const body = [...failed, ...cases];
  const counts = `tests="${Math.max(body.length, 1)}" failures="${cases.length}" errors="${failed.length}"`;
  return `  <testsuite name="${name}" ${counts}>\n${body.length > 0 ? body.join("") : clean}  </testsuite>\n`;
}
