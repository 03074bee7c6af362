import type { LintFix } from "../../lint/lint.ts";
import { RULES } from "../../rules/index.generated.ts";
import type { Severity } from "../../rules/rule.ts";
import type { LineIndex } from "../../text/line-index.ts";
import type { LintedFile } from "../file-linter.ts";
import { type LintReport, type Place, placeOf } from "./report.ts";

const LEVELS: Readonly<Record<Severity, string>> = {
  error: "error",
  warning: "warning",
  info: "note",
  hint: "note",
};

/** SARIF 2.1.0. @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html */
export function reportSarif({ files, version }: LintReport): string {
  const rules = RULES.map(({ meta }) => ({
    id: meta.id,
    defaultConfiguration: { level: LEVELS[meta.severity], enabled: meta.recommended },
    properties: { tags: [meta.group, ...meta.aliases] },
  }));
  const notifications = files.flatMap(({ path, error }) =>
    error === null
      ? []
      : [{ level: "error", message: { text: `${path} ${error}` }, locations: [located(path)] }],
  );
  const run = {
    tool: { driver: { name: "strata", version, rules } },
    columnKind: "utf16CodeUnits",
    invocations: [
      {
        executionSuccessful: notifications.length === 0,
        toolExecutionNotifications: notifications,
      },
    ],
    results: files.flatMap(resultsOf),
  };
  const schema = "https://json.schemastore.org/sarif-2.1.0.json";
  return `${JSON.stringify({ $schema: schema, version: "2.1.0", runs: [run] }, null, 2)}\n`;
}

function resultsOf({ path, problems, lines }: LintedFile) {
  return problems.map(({ rule, severity, text, span, fixes }) => ({
    ruleId: rule,
    ruleIndex: RULES.findIndex(({ meta }) => meta.id === rule),
    level: LEVELS[severity],
    message: { text },
    locations: [located(path, placeOf(lines, span))],
    ...(fixes.length > 0 && { fixes: fixes.map((fix) => fixOf(path, fix, lines)) }),
  }));
}

function located(path: string, place?: Place) {
  const region = place && regionOf(place);
  return {
    physicalLocation: { artifactLocation: artifactOf(path), ...(region && { region }) },
  };
}

function fixOf(path: string, { text, edits }: LintFix, lines: LineIndex) {
  const replacements = edits.map((edit) => ({
    deletedRegion: regionOf(placeOf(lines, edit.span)),
    insertedContent: { text: edit.text },
  }));
  const artifactChanges = [{ artifactLocation: artifactOf(path), replacements }];
  return { description: { text }, artifactChanges };
}

function artifactOf(path: string) {
  return { uri: path.split("/").map(encodeURIComponent).join("/") };
}

function regionOf({ line, column, endLine, endColumn }: Place) {
  return { startLine: line, startColumn: column, endLine, endColumn };
}
