import type { LintProblem } from "../../lint/lint.ts";
import type { Severity } from "../../rules/rule.ts";
import type { LineIndex } from "../../text/line-index.ts";
import type { Span } from "../../text/span.ts";
import type { LintedFile } from "../file-linter.ts";
import type { Paint } from "../terminal-text.ts";

export interface LintReport {
  readonly files: readonly LintedFile[];
  readonly version: string;
  readonly paint: Paint;
}

export type Reporter = (report: LintReport) => string;

export const FORMATS = [
  "text",
  "json",
  "sarif",
  "github",
  "gitlab",
  "checkstyle",
  "junit",
] as const;

/** One file each, loaded when it is asked for. */
export async function loadReporter(format: (typeof FORMATS)[number]): Promise<Reporter> {
  switch (format) {
    case "text":
      return (await import("./text.ts")).reportText;
    case "json":
      return (await import("./json.ts")).reportJson;
    case "sarif":
      return (await import("./sarif.ts")).reportSarif;
    case "github":
      return (await import("./github.ts")).reportGithub;
    case "gitlab":
      return (await import("./gitlab.ts")).reportGitlab;
    case "checkstyle":
      return (await import("./checkstyle.ts")).reportCheckstyle;
    case "junit":
      return (await import("./junit.ts")).reportJunit;
  }
}

/** 1-based; columns count UTF-16 code units, the end is exclusive. */
export interface Place {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export function placeOf(lines: LineIndex, { start, end }: Span): Place {
  const from = lines.position(start);
  const to = lines.position(end);
  return {
    line: from.line + 1,
    column: from.column + 1,
    endLine: to.line + 1,
    endColumn: to.column + 1,
  };
}

/** How many problems there are of each severity. */
export function countSeverities(files: readonly LintedFile[]): Readonly<Record<Severity, number>> {
  const counts = { error: 0, warning: 0, info: 0, hint: 0 };
  for (const { problems } of files) {
    for (const { severity } of problems) counts[severity] += 1;
  }
  return counts;
}

interface PlacedProblem {
  readonly path: string;
  readonly problem: LintProblem;
  readonly place: Place;
  /** Where it begins, without its end. */
  readonly line: string;
}

/** The problems of all files with the place of each. */
export function placedProblems(files: readonly LintedFile[]): readonly PlacedProblem[] {
  return files.flatMap(({ path, text, lines, problems }) =>
    problems.map((problem) => {
      const place = placeOf(lines, problem.span);
      return { path, problem, place, line: lineText(text, lines, place.line - 1) };
    }),
  );
}

/** A line without its end; a long one is not looked through. @param line From 0. */
function lineText(text: string, lines: LineIndex, line: number): string {
  const start = lines.lineStart(line);
  let end = lines.lineStart(line + 1);
  while (end > start && "\r\n".includes(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

export function escapeXml(text: string): string {
  return text.replace(/[<>&"'\n\r\t]|[^\P{Cc}\n\r\t]/gu, (character) => {
    const code = character.charCodeAt(0);
    // XML 1.0 has no way to write the other control characters.
    if (code < 32 && !"\n\r\t".includes(character)) return "\uFFFD";
    return `&#${code};`;
  });
}
