import { resolve } from "node:path";
import { parseArgs } from "node:util";
import {
  type FailureThreshold,
  isSeverity,
  reaches,
  type RuleSelection,
} from "../lint/configuration.ts";
import { ruleByName } from "../lint/registry.ts";
import type { Severity } from "../rules/rule.ts";
import { oneOf, parsedCall } from "./arguments.ts";
import { FileLinter, type LintedFile, type LintTarget } from "./file-linter.ts";
import { lintTargets } from "./lint-targets.ts";
import { CallError, type Program, type RunCommand } from "./program.ts";
import { FORMATS, type LintReport, loadReporter } from "./reporters/report.ts";

const HELP = `strata lint [PATH...] [options]

What is wrong in Dockerfiles. A folder is searched for Dockerfiles; without a PATH, this one. A PATH
of - reads standard input.

  --format FORMAT             text, json, sarif, github, gitlab, checkstyle or junit (text)
  --rules RULES               all, recommended, or names with commas between; other tools' names too
  --fix                       apply the fixes that are safe, and print what is left
  --fix-suggestions           apply those that need a look as well
  --config FILE               this configuration in place of the .strata.yaml above each file
  --severity-threshold LEVEL  error, warning, info or hint: from here on the exit status is 1 (warning)
  --stdin-path NAME           what standard input is called, and where its configuration is looked for
  --since git:REF             only problems that REF did not have

Exit status: 0 fine, 1 problems found, 2 the call or its input is at fault.
`;

export const runLint: RunCommand = async (args, program) => {
  const { values, positionals } = parsedCall(() =>
    parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        format: { type: "string" },
        rules: { type: "string" },
        fix: { type: "boolean" },
        "fix-suggestions": { type: "boolean" },
        config: { type: "string" },
        "severity-threshold": { type: "string" },
        "stdin-path": { type: "string" },
        since: { type: "string" },
        help: { type: "boolean", short: "h" },
      },
    }),
  );
  if (values.help === true) {
    program.stdout(HELP);
    return 0;
  }
  const format = oneOf("--format", values.format ?? "text", FORMATS);
  const threshold = values["severity-threshold"];
  if (threshold !== undefined && !isSeverity(threshold)) {
    throw new CallError(`--severity-threshold ${threshold} is none of error, warning, info, hint.`);
  }
  const linter = new FileLinter(program, {
    selection: selectionOf(values.rules),
    configPath: values.config === undefined ? null : resolve(program.cwd, values.config),
    fix: fixKinds(values),
    since: sinceOf(values.since),
  });
  const targets = await lintTargets(positionals, values["stdin-path"] ?? null, program);
  const files = await lintAll(linter, targets, program);
  const { version, paint } = program;
  const report: LintReport = { files, version, paint };
  const text = (await loadReporter(format))(report);
  // Standard output is the mended text where standard input was to be mended.
  if (targets.some(({ text: input }) => input !== null) && fixKinds(values).length > 0) {
    program.stdout(files.find(({ path }) => path === targets[0]?.shown)?.text ?? "");
    program.stderr(text);
  } else program.stdout(text);
  return exitStatus(files, threshold ?? null, program);
};

function fixKinds(values: {
  readonly fix?: boolean | undefined;
  readonly "fix-suggestions"?: boolean | undefined;
}): readonly ("safe" | "suggestion")[] {
  if (values["fix-suggestions"] === true) return ["safe", "suggestion"];
  return values.fix === true ? ["safe"] : [];
}

function selectionOf(written: string | undefined): RuleSelection | null {
  if (written === undefined) return null;
  if (written === "all" || written === "recommended") return written;
  const names = written.split(",").map((name) => name.trim());
  for (const name of names) {
    if (ruleByName(name) === undefined) {
      throw new CallError(`--rules ${name}: there is no such rule; strata rules lists them.`);
    }
  }
  return names;
}

function sinceOf(written: string | undefined): string | null {
  if (written === undefined) return null;
  const ref = /^git:(.+)$/.exec(written)?.[1];
  if (ref !== undefined) return ref;
  throw new CallError(`--since ${written} names no commit; say --since git:HEAD.`);
}

/** Fewer files are done before anybody wonders. */
const WORTH_PROGRESS = 50;

async function lintAll(
  linter: FileLinter,
  targets: readonly LintTarget[],
  program: Program,
): Promise<readonly LintedFile[]> {
  const shows = program.isTerminal && targets.length > WORTH_PROGRESS;
  const files: LintedFile[] = [];
  for (const [index, target] of targets.entries()) {
    if (shows && index % 20 === 0) program.stderr(`\r${index} of ${targets.length} files`);
    files.push(await linter.lint(target));
  }
  if (shows) program.stderr("\r\u001b[K");
  return files;
}

function exitStatus(
  files: readonly LintedFile[],
  threshold: Severity | null,
  program: Program,
): number {
  const failed = files.filter(({ error }) => error !== null);
  for (const { path, error } of failed) {
    program.stderr(`strata lint: ${path} ${error ?? ""}\n`);
  }
  if (failed.length > 0) return 2;
  const isGrave = (file: LintedFile): boolean => {
    const least: FailureThreshold = threshold ?? file.failureThreshold ?? "warning";
    return least !== "none" && file.problems.some(({ severity }) => reaches(severity, least));
  };
  return files.some(isGrave) ? 1 : 0;
}
