import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { parseDockerignore } from "../../context/dockerignore.ts";
import { Analysis } from "../../model/analysis.ts";
import type { FixKind, Rule } from "../../rules/rule.ts";
import { ShellLoader } from "../../shell/load.ts";
import type { Shell } from "../../shell/shell.ts";
import { LineIndex } from "../../text/line-index.ts";
import { type Configuration, DEFAULT_CONFIGURATION } from "../configuration.ts";
import { fixAll } from "../fix.ts";
import { lint, type LintOptions, type LintProblem } from "../lint.ts";

export interface MarkedOptions {
  /** The text of a .dockerignore. */
  readonly ignore?: string;
  readonly configuration?: Configuration;
}

/** What rules say about a text, written below its lines: `^^^ rule-id: message`. */
export async function marked(
  rules: readonly Rule[],
  text: string,
  options: MarkedOptions = {},
): Promise<string> {
  return mark(text, await problemsOf(rules, text, options));
}

export async function problemsOf(
  rules: readonly Rule[],
  text: string,
  options: MarkedOptions = {},
): Promise<readonly LintProblem[]> {
  return lint(new Analysis(text), await lintOptions(rules, options));
}

/** A text with the marks of an earlier call taken out. */
export function withoutMarks(text: string): string {
  return text
    .split("\n")
    .filter((line) => !MARK.test(line))
    .join("\n");
}

/** The text after the fixes of these kinds. */
export async function fixed(
  rules: readonly Rule[],
  text: string,
  kinds: readonly FixKind[] = ["safe", "suggestion"],
  options: MarkedOptions = {},
): Promise<string> {
  return fixAll(text, kinds, await lintOptions(rules, options)).text;
}

export async function lintOptions(
  rules: readonly Rule[],
  { ignore, configuration }: MarkedOptions,
): Promise<LintOptions> {
  return {
    rules,
    configuration: configuration ?? { ...DEFAULT_CONFIGURATION, extends: "all" },
    ignore: ignore === undefined ? null : parseDockerignore(ignore),
    shell: await testShell(),
  };
}

/** The shell parser from node_modules, loaded once for all tests of a process. */
const SHELL = new ShellLoader({
  path: shellFile,
  warn: (message) => {
    throw new Error(message);
  },
});

async function testShell(): Promise<Shell> {
  const shell = await SHELL.load();
  if (shell === null) throw new Error("the shell parser cannot be loaded");
  return shell;
}

/** Where the shell parser's files lie. */
export function shellFile(name: string): string {
  const { resolve } = createRequire(import.meta.url);
  const inside = name.startsWith("web-") ? "web-tree-sitter" : "tree-sitter-bash/package.json";
  return join(dirname(resolve(inside)), name);
}

const MARK = /^\s*(?:\^+…?|\|) [\w-]+: /;

function mark(text: string, problems: readonly LintProblem[]): string {
  const lines = new LineIndex(text);
  return text
    .split("\n")
    .flatMap((line, index) => [
      line,
      ...problems
        .filter(({ span }) => lines.lineOf(span.start) === index)
        .map((problem) => markOf(problem, line, lines)),
    ])
    .join("\n");
}

/** `^^^…` goes on in the next line; `|` stands for a place between two characters. */
function markOf({ span, rule, text }: LintProblem, line: string, lines: LineIndex): string {
  const { column } = lines.position(span.start);
  const end = lines.position(span.end);
  const goesOn = end.line > lines.lineOf(span.start);
  const length = goesOn ? line.length - column : end.column - column;
  const pointer = length === 0 ? "|" : "^".repeat(length) + (goesOn ? "…" : "");
  return `${" ".repeat(column)}${pointer} ${rule}: ${text}`;
}
