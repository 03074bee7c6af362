import { isBlank, isSpace, skipSpaces } from "../text/characters.ts";
import type { Span } from "../text/span.ts";
import { findHeredocs, type PlacedMarker } from "./heredoc.ts";
import { instructionSpec, type InstructionSpec } from "./instruction-table.ts";
import { parseJsonArray } from "./json-array.ts";
import type { LogicalText } from "./logical-text.ts";
import { syntaxProblem } from "./problems.ts";
import type { Arguments, EscapeToken, Instruction, Pair, SyntaxProblem, Word } from "./tree.ts";
import { type QuotedWord, splitBlanks, splitFlags, splitQuoted, wordAt } from "./words.ts";

/** A build refuses ONBUILD within ONBUILD; whoever writes more of them gets no deeper tree. */
const MOST_TRIGGERS = 2;

/** An instruction, and the heredocs that its line announces. */
export interface ParsedInstruction {
  readonly instruction: Instruction;
  readonly markers: readonly PlacedMarker[];
}

/**
 * Parses one instruction from its joined line. Lines and heredoc bodies are not known here: the
 * caller completes them.
 */
export function parseInstruction(
  line: LogicalText,
  escape: EscapeToken,
  problems: SyntaxProblem[],
  depth = 0,
): ParsedInstruction {
  const keywordEnd = endOfKeyword(line.text);
  line.countRead(keywordEnd);
  const keyword = line.text.slice(0, keywordEnd).toUpperCase();
  const afterKeyword = line.slice(keywordEnd, line.text.length);
  const { flags, end } = splitFlags(afterKeyword);
  const restStart = skipSpaces(afterKeyword.text, end, afterKeyword.text.length);
  const rest = afterKeyword.slice(restStart, afterKeyword.text.length);
  const spec = instructionSpec(keyword);
  const subcommand = spec?.form === "health" ? firstWord(rest) : null;
  const start = line.toSource(0);
  const { args, arrows } = parseArguments(spec, keyword, rest, subcommand, escape, problems);
  const trigger =
    spec?.form === "trigger" && rest.text !== "" && depth < MOST_TRIGGERS
      ? parseInstruction(rest, escape, problems, depth + 1)
      : null;
  const instruction: Instruction = {
    keyword,
    keywordSpan: line.sourceSpan(0, keywordEnd),
    span: { start, end: line.span.end },
    startLine: 0,
    endLine: 0,
    flags,
    line,
    rest,
    args,
    heredocs: [],
    trigger: trigger?.instruction ?? null,
    subcommand,
    emptyContinuationLines: [],
  };
  const markers = arrows && spec?.heredocs === true ? findHeredocs(line, rest, flags) : [];
  // An ONBUILD in an ONBUILD takes no bodies.
  return { instruction, markers: depth === 0 && trigger !== null ? trigger.markers : markers };
}

function endOfKeyword(text: string): number {
  let position = 0;
  while (position < text.length && !isBlank(text.charCodeAt(position))) position += 1;
  return position;
}

function firstWord(text: LogicalText): Word | null {
  let end = 0;
  while (end < text.text.length && !isSpace(text.text.charCodeAt(end))) end += 1;
  text.countRead(end);
  return end === 0 ? null : wordAt(text, 0, end);
}

interface ParsedArguments {
  readonly args: Arguments;
  /** Some `<<` in them may begin a heredoc. */
  readonly arrows: boolean;
}

function parseArguments(
  spec: InstructionSpec | undefined,
  keyword: string,
  rest: LogicalText,
  subcommand: Word | null,
  escape: EscapeToken,
  problems: SyntaxProblem[],
): ParsedArguments {
  if (rest.text === "") return NO_ARGUMENTS;
  switch (spec?.form) {
    case "json-or-text":
      return parseJson(rest, problems) ?? parseText(rest, spec.heredocs);
    case "json-or-words":
      return parseJson(rest, problems) ?? parseWords(rest);
    case "words":
      return parseWords(rest);
    case "text":
      return parseText(rest, false);
    case "pairs":
      return { args: parsePairs(keyword, rest, escape, problems), arrows: false };
    case "names": {
      const pairs = splitQuoted(rest, escape).map((word) => pairOf(rest, word));
      return { args: { kind: "pairs", pairs, legacy: false }, arrows: false };
    }
    case "health": {
      const after = skipSpaces(rest.text, subcommand?.text.length ?? 0, rest.text.length);
      const command = rest.slice(after, rest.text.length);
      if (command.text === "") return NO_ARGUMENTS;
      return parseJson(command, problems) ?? parseText(command, false);
    }
    case "trigger":
    case undefined:
      return NO_ARGUMENTS;
  }
}

const NO_ARGUMENTS: ParsedArguments = { args: { kind: "none" }, arrows: false };

function parseJson(rest: LogicalText, problems: SyntaxProblem[]): ParsedArguments | null {
  const items = parseJsonArray(rest);
  if (items === null) return null;
  if (items === "not-strings") {
    problems.push(syntaxProblem("json-not-strings", {}, rest.span));
    return null;
  }
  return { args: { kind: "json", items, span: rest.span }, arrows: false };
}

function parseWords(rest: LogicalText): ParsedArguments {
  const { words, arrows } = splitBlanks(rest);
  return { args: { kind: "words", words }, arrows };
}

function parseText(rest: LogicalText, mayHoldHeredocs: boolean): ParsedArguments {
  const args: Arguments = { kind: "text", word: wordAt(rest, 0, rest.text.length) };
  if (!mayHoldHeredocs) return { args, arrows: false };
  const arrows = rest.text.indexOf("<<");
  rest.countRead(arrows < 0 ? rest.text.length : arrows + 2);
  return { args, arrows: arrows >= 0 };
}

function parsePairs(
  keyword: string,
  rest: LogicalText,
  escape: EscapeToken,
  problems: SyntaxProblem[],
): Arguments {
  const words = splitQuoted(rest, escape);
  const first = words[0];
  if (first === undefined) return { kind: "none" };
  if (first.equals === null) return parseLegacyPair(keyword, rest, problems);
  const pairs: Pair[] = [];
  for (const word of words) {
    const pair = pairOf(rest, word);
    if (pair.value !== null) pairs.push(pair);
    else problems.push(syntaxProblem("missing-equals", { word: pair.name.text }, pair.span));
  }
  return { kind: "pairs", pairs, legacy: false };
}

/** `ENV name value with blanks`. */
function parseLegacyPair(keyword: string, rest: LogicalText, problems: SyntaxProblem[]): Arguments {
  const nameEnd = endOfKeyword(rest.text);
  let valueStart = nameEnd;
  while (isBlank(rest.text.charCodeAt(valueStart))) valueStart += 1;
  rest.countRead(valueStart);
  const name = wordAt(rest, 0, nameEnd);
  if (valueStart >= rest.text.length) {
    problems.push(syntaxProblem("two-arguments", { keyword }, name.span));
    return { kind: "pairs", pairs: [], legacy: true };
  }
  const value = wordAt(rest, valueStart, rest.text.length);
  const span: Span = { start: name.span.start, end: value.span.end };
  return { kind: "pairs", pairs: [{ name, value, span }], legacy: true };
}

function pairOf(rest: LogicalText, { start, end, equals }: QuotedWord): Pair {
  const span = rest.sourceSpan(start, end);
  if (equals === null) return { name: wordAt(rest, start, end), value: null, span };
  return { name: wordAt(rest, start, equals), value: wordAt(rest, equals + 1, end), span };
}
