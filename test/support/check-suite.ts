import { DEFAULT_CONFIGURATION } from "../../server/src/lint/configuration.ts";
import { fixAll } from "../../server/src/lint/fix.ts";
import { lint, type LintOptions } from "../../server/src/lint/lint.ts";
import { parseDockerignore } from "../../server/src/context/dockerignore.ts";
import { Analysis } from "../../server/src/model/analysis.ts";
import { RULES } from "../../server/src/rules/index.generated.ts";
import { CHECK_FILES, CORPUS_IGNORE, DIRECTIVE_FILES } from "./check-corpus.ts";

/** A file of the corpus, and which check it is there for; null where it is for several. */
export interface CorpusFile {
  readonly check: string | null;
  readonly kind: "hit" | "miss" | "mixed";
  readonly text: string;
}

/** How many files with several checks are put together from those with one. */
const MIXED = 60;

export function corpusFiles(): readonly CorpusFile[] {
  const single = Object.entries(CHECK_FILES).flatMap(([check, { hits, misses }]) => [
    ...hits.map((text) => ({ check, kind: "hit" as const, text: whole(text) })),
    ...misses.map((text) => ({ check, kind: "miss" as const, text: whole(text) })),
  ]);
  const directives = DIRECTIVE_FILES.map((text) => ({
    check: null,
    kind: "mixed" as const,
    text: whole(text),
  }));
  return [...single, ...mixedFiles(), ...directives];
}

/** The names of BuildKit's checks that our rules stand for. */
export const CHECK_NAMES: readonly string[] = Object.keys(CHECK_FILES);

/** What our lint says of a text in BuildKit's names: `<check> <line of the instruction>`, sorted. */
export function ourChecks(text: string): readonly string[] {
  const analysis = new Analysis(text);
  const problems = lint(analysis, lintOptions());
  const asks = experimentalChecks(text);
  const found = problems.flatMap(({ aliases, span }) =>
    aliases
      .filter((alias) => CHECK_NAMES.includes(alias))
      .filter((alias) => alias !== "CopyIgnoredFile" || asks)
      .map(
        (alias) => `${alias} ${firstLine(analysis, analysis.dockerfile.lines.lineOf(span.start))}`,
      ),
  );
  return [...new Set(found)].sort();
}

function lintOptions(): LintOptions {
  return {
    configuration: { ...DEFAULT_CONFIGURATION, extends: "all" },
    ignore: parseDockerignore(CORPUS_IGNORE),
    shell: null,
    rules: RULES.filter(({ meta }) => meta.aliases.some((alias) => CHECK_NAMES.includes(alias))),
  };
}

/** The same for what the engine says, whose lines are 1-based. */
export function theirChecks(
  text: string,
  warnings: readonly { readonly check: string; readonly line: number }[],
): readonly string[] {
  const analysis = new Analysis(text);
  const found = warnings.map(({ check, line }) => `${check} ${firstLine(analysis, line - 1)}`);
  return [...new Set(found)].sort();
}

/** The text after the safe fixes of the rules that stand for BuildKit's checks; null without any. */
export function safelyFixed(text: string): string | null {
  const { text: after, applied } = fixAll(text, ["safe"], lintOptions());
  return applied === 0 ? null : after;
}

/** BuildKit looks for ignored files only on request; we always do. */
function experimentalChecks(text: string): boolean {
  return text.startsWith("# check=experimental=all");
}

/** 1-based: the first line of the instruction that the 0-based line belongs to. */
function firstLine({ dockerfile }: Analysis, line: number): string {
  const held = dockerfile.instructions.find(
    ({ startLine, endLine }) => startLine <= line && line <= endLine,
  );
  return String((held?.startLine ?? line) + 1);
}

function whole(text: string): string {
  return `${/^\s*from\b/im.test(text) ? text : `FROM scratch\n${text}`}\n`;
}

/**
 * Three to five files of different checks, one below the other, so that their stages and lines
 * meet; every fifth with CRLF, every seventh with another escape character.
 */
function mixedFiles(): readonly CorpusFile[] {
  const pieces = Object.entries(CHECK_FILES).flatMap(([check, { hits }]) =>
    ALONE.includes(check) ? [] : [hits.map(whole)],
  );
  return Array.from({ length: MIXED }, (_, index) => {
    const count = 3 + (index % 3);
    const text = Array.from({ length: count }, (_each, part) => {
      const hits = pieces[(index * 5 + part * 3) % pieces.length] ?? [];
      return hits[(index + part) % hits.length] ?? "";
    })
      .join("")
      .replace(/^ARG /gm, index % 2 === 0 ? "ARG " : "arg ");
    return { check: null, kind: "mixed" as const, text: dressed(text, index) };
  });
}

/** These stop a build, or need a directive above all else. */
const ALONE: readonly string[] = [
  "InvalidDefaultArgInFrom",
  "UndefinedArgInFrom",
  "CopyIgnoredFile",
  "InvalidDefinitionDescription",
];

function dressed(text: string, index: number): string {
  const escaped =
    index % 7 === 0 && !text.includes("# escape")
      ? `# escape=\`\n${text.replace(/\\$/gm, "`").replaceAll("\\$", "`$")}`
      : text;
  return index % 5 === 0 ? escaped.replaceAll("\n", "\r\n") : escaped;
}
