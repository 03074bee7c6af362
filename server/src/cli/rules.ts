import { parseArgs } from "node:util";
import { RULES } from "../rules/index.generated.ts";
import { oneOf, parsedCall } from "./arguments.ts";
import { CallError, type RunCommand } from "./program.ts";

const HELP = `strata rules [--format text|json]

The rules of strata lint: what each is called, here and elsewhere, how loud it is, what it mends.
`;

export const runRules: RunCommand = (args, { stdout }) => {
  const { values, positionals } = parsedCall(() =>
    parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { format: { type: "string" }, help: { type: "boolean", short: "h" } },
    }),
  );
  if (values.help === true) {
    stdout(HELP);
    return Promise.resolve(0);
  }
  if (positionals.length > 0) throw new CallError("strata rules takes no arguments.");
  const format = oneOf("--format", values.format ?? "text", ["text", "json"]);
  stdout(format === "json" ? rulesJson() : rulesText());
  return Promise.resolve(0);
};

function rulesJson(): string {
  const rules = RULES.map(({ meta }) => {
    const { id, aliases, group, severity, recommended, fix } = meta;
    return { id, aliases, group, severity, recommended, fix, docs: `docs/rules/${id}.md` };
  });
  return `${JSON.stringify(rules, null, 2)}\n`;
}

function rulesText(): string {
  const rows = RULES.map(({ meta }) => {
    const fix = meta.fix === "none" ? "" : meta.fix === "safe" ? "fix" : "suggestion";
    const severity = meta.recommended ? meta.severity : `(${meta.severity})`;
    return [meta.id, severity, fix, meta.aliases.join(", ")];
  });
  const widths = [0, 1, 2].map((column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
  return `${lines.join("\n")}\n`;
}
