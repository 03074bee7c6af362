import type { Analysis } from "../../model/analysis.ts";
import { type ChainLink, commandChain } from "../../shell/command-chain.ts";
import type { Instruction } from "../../syntax/tree.ts";
import {
  commentsBetween,
  isReadByPosixShell,
  type PlainRun,
  plainRun,
  sourceOf,
} from "./plain-run.ts";
import type { Refactoring } from "./refactoring.ts";

/** A RUN of commands joined by `&&` as a heredoc that ends at the first command that fails. */
export function toHeredoc(analysis: Analysis, instruction: Instruction): Refactoring | null {
  const { dockerfile } = analysis;
  const run = plainRun(analysis, instruction);
  if (run === null || run.links.length < 2 || !run.links.every(isSameUnderExitOnError)) return null;
  if (instruction.emptyContinuationLines.length > 0 || isTooOld(analysis)) return null;
  // A shell would take the carriage returns for part of the words.
  if (dockerfile.text.includes("\r")) return null;
  const body: string[] = ["set -e"];
  let start = instruction.rest.span.start;
  for (const link of run.links) {
    const source = sourceOf(run, link);
    body.push(...commentsBetween(dockerfile, { start, end: source.start }));
    const text = linkInHeredoc(analysis, run, link);
    if (text === null) return null;
    body.push(text);
    start = source.end;
  }
  if (body.some((text) => text.split("\n").includes("EOF"))) return null;
  const span = { start: instruction.rest.span.start, end: instruction.span.end };
  if (commentsBetween(dockerfile, { start, end: span.end }).length > 0) return null;
  const text = ["<<EOF", ...body, "EOF"].join("\n");
  return { title: "Change to a heredoc", args: {}, edits: [{ span, text }] };
}

/** A heredoc that begins with `set -e` and holds plain commands, as commands joined by `&&`. */
export function fromHeredoc(analysis: Analysis, instruction: Instruction): Refactoring | null {
  const { text } = analysis.dockerfile;
  const { keyword, heredocs, rest } = instruction;
  const [heredoc, ...others] = heredocs;
  if (keyword !== "RUN" || heredoc === undefined || others.length > 0) return null;
  if (heredoc.chomp || heredoc.terminator === null) return null;
  if (rest.text !== text.slice(heredoc.marker.start, heredoc.marker.end)) return null;
  if (text.includes("\r") || !isReadByPosixShell(analysis, instruction)) return null;
  const entries = bodyEntries(text.slice(heredoc.body.start, heredoc.body.end));
  const [first, ...rows] = entries.filter((entry) => entry.trim() !== "");
  if (first?.trim() !== "set -e" || rows.length === 0) return null;
  const lines: string[] = [];
  let commands = 0;
  for (const row of rows) {
    if (row.trimStart().startsWith("#")) {
      lines.push(row);
      continue;
    }
    if (!isPlainRow(row)) return null;
    lines.push(commands === 0 ? row.trim() : `    && ${row.trim()}`);
    commands += 1;
  }
  // A comment has no place before the first command, or after the last.
  const isComment = (line: string | undefined): boolean => /^\s*#/.test(line ?? "#");
  if (isComment(lines[0]) || isComment(lines.at(-1))) return null;
  const chain = lines
    .map((line, index) => (isComment(line) || index === lines.length - 1 ? line : `${line} \\`))
    .join("\n");
  const span = { start: rest.span.start, end: instruction.span.end };
  return {
    title: "Change to commands joined by &&",
    args: {},
    edits: [{ span, text: chain }],
  };
}

/** Lines with those that continue them. */
function bodyEntries(body: string): readonly string[] {
  const entries: string[] = [];
  let open = "";
  for (const line of body.split("\n")) {
    open += line;
    if (/\\$/.test(line) && !line.trimStart().startsWith("#")) {
      open += "\n";
      continue;
    }
    entries.push(open);
    open = "";
  }
  return open === "" ? entries : [...entries, open];
}

function isPlainRow(row: string): boolean {
  // Inside single quotes a shell keeps what a Dockerfile's continuation drops.
  if (row.includes("\n") && /'|\\\\\n|\n\s*(?:#|\n)|\n$/.test(row)) return false;
  if (/^\s*@|\\[ \t]+$/m.test(row)) return false;
  const links = commandChain(row.replaceAll("\\\n", ""));
  return links?.length === 1 && links.every(isSameUnderExitOnError);
}

/** Where `set -e` stops just when `&&` does. */
function isSameUnderExitOnError({ names }: ChainLink): boolean {
  return !names.some((name) => NOT_UNDER_EXIT.has(name));
}

const NOT_UNDER_EXIT: ReadonlySet<string> = new Set(
  ". source eval set trap shopt alias exec exit return command builtin".split(" "),
);

/** A command as written, where a shell reads its continuations as a Dockerfile does. */
function linkInHeredoc({ dockerfile }: Analysis, run: PlainRun, link: ChainLink): string | null {
  const span = sourceOf(run, link);
  const source = dockerfile.text.slice(span.start, span.end);
  if (!source.includes("\n")) return source;
  if (commentsBetween(dockerfile, span).length > 0) return null;
  return source.includes("'") ? link.text : source.replace(/\\[ \t]+\n/g, "\\\n");
}

/** Heredocs came with version 1.4 of the Dockerfile's syntax. */
function isTooOld({ dockerfile }: Analysis): boolean {
  const syntax = dockerfile.directives.find(({ name }) => name === "syntax");
  if (syntax === undefined) return false;
  return !/^docker\/dockerfile:1(?:\.(?:[4-9]|\d\d)\b.*)?$/.test(syntax.value);
}
