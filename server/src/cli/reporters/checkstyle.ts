import type { LintedFile } from "../file-linter.ts";
import { escapeXml, type LintReport, placeOf } from "./report.ts";

/** Checkstyle's XML; what it has no word for, a hint, is an info. */
export function reportCheckstyle({ files }: LintReport): string {
  const body = files.map(fileOf).join("");
  return `<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="4.3">\n${body}</checkstyle>\n`;
}

function fileOf({ path, problems, lines, error }: LintedFile): string {
  const failed = error === null ? [] : [element({ severity: "error", message: error })];
  const found = problems.map(({ severity, text, rule, span }) => {
    const { line, column } = placeOf(lines, span);
    const level = severity === "hint" ? "info" : severity;
    return element({ line, column, severity: level, message: text, source: `strata.${rule}` });
  });
  return `  <file name="${escapeXml(path)}">\n${[...failed, ...found].join("")}  </file>\n`;
}

function element(attributes: Readonly<Record<string, string | number>>): string {
  const written = Object.entries(attributes)
    .map(([name, value]) => `${name}="${escapeXml(String(value))}"`)
    .join(" ");
  return `    <error ${written}/>\n`;
}
