import { isBlank, isSpace } from "../text/characters.ts";
import type { LogicalText } from "./logical-text.ts";
import type { EscapeToken, Flag, Word } from "./tree.ts";

/** A word of `text`, and where it stands in the source. */
export function wordAt(text: LogicalText, start: number, end: number): Word {
  return { text: text.text.slice(start, end), span: text.sourceSpan(start, end) };
}

/** Words, and whether `<<` stands in any of them. */
export interface BlankWords {
  readonly words: readonly Word[];
  readonly arrows: boolean;
}

/** Splits at blanks; quotes mean nothing here (FROM, COPY, EXPOSE …). */
export function splitBlanks(text: LogicalText): BlankWords {
  const source = text.text;
  const words: Word[] = [];
  let arrows = false;
  let start: number | null = null;
  let before = 0;
  text.countRead(source.length);
  for (let position = 0; position < source.length; position += 1) {
    const code = source.charCodeAt(position);
    if (code === ARROW && before === ARROW) arrows = true;
    if (!isBlank(code)) start ??= position;
    else if (start !== null) {
      words.push(wordAt(text, start, position));
      start = null;
    }
    before = code;
  }
  if (start !== null) words.push(wordAt(text, start, source.length));
  return { words, arrows };
}

/** The code of `<`. */
const ARROW = 60;

/** A stretch of a text, and where its first `=` stands; null where it has none. */
export interface QuotedWord {
  readonly start: number;
  readonly end: number;
  readonly equals: number | null;
}

/** Splits at white space outside quotes and escapes, which stay in the words (ENV, LABEL, ARG). */
export function splitQuoted(text: LogicalText, escape: EscapeToken): QuotedWord[] {
  const source = text.text;
  const words: QuotedWord[] = [];
  let position = 0;
  text.countRead(source.length);
  while (position < source.length) {
    while (position < source.length && isSpace(source.charCodeAt(position))) position += 1;
    if (position === source.length) break;
    const word = readQuotedWord(source, position, escape);
    words.push(word);
    position = word.end;
  }
  return words;
}

function readQuotedWord(source: string, start: number, escape: EscapeToken): QuotedWord {
  let position = start;
  let quote = "";
  let equals: number | null = null;
  while (position < source.length) {
    const character = source.charAt(position);
    if (quote === "" && isSpace(source.charCodeAt(position))) break;
    if (character === "=") equals ??= position;
    if (character === escape && quote !== "'") {
      position += 1;
      if (source.charAt(position) === "=") equals ??= position;
    } else if (quote === "" && (character === "'" || character === '"')) quote = character;
    else if (character === quote) quote = "";
    position += 1;
  }
  return { start, end: Math.min(position, source.length), equals };
}

/** Flags at the front of `text`, and the offset of what follows them. */
export function splitFlags(text: LogicalText): { flags: Flag[]; end: number } {
  const split = readFlags(text);
  text.countRead(split.end);
  return split;
}

function readFlags(text: LogicalText): { flags: Flag[]; end: number } {
  const source = text.text;
  const flags: Flag[] = [];
  let position = 0;
  for (;;) {
    while (position < source.length && isSpace(source.charCodeAt(position))) position += 1;
    if (!source.startsWith("--", position)) return { flags, end: position };
    const start = position;
    const read = readFlag(source, start);
    position = read.end;
    if (read.value === "--") return { flags, end: position };
    flags.push(makeFlag(text, start, read));
  }
}

interface FlagText {
  readonly end: number;
  /** Quotes and backslashes resolved. */
  readonly value: string;
  /** Where the first `=` stands: in `value`, and in the source. */
  readonly cut: number | null;
  readonly equals: number | null;
}

/** Reads a flag; the escape directive does not count here. */
function readFlag(source: string, start: number): FlagText {
  let value = "";
  let quote = "";
  let position = start;
  let cut: number | null = null;
  let equals: number | null = null;
  while (position < source.length) {
    let character = source.charAt(position);
    if (quote === "" && isSpace(source.charCodeAt(position))) break;
    if (quote === "" && (character === "'" || character === '"')) quote = character;
    else if (character === quote) quote = "";
    else {
      if (character === "\\") {
        position += 1;
        character = source.charAt(position);
      }
      if (character === "=" && cut === null) {
        cut = value.length;
        equals = position;
      }
      value += character;
    }
    position += 1;
  }
  return { end: Math.min(position, source.length), value, cut, equals };
}

function makeFlag(text: LogicalText, start: number, read: FlagText): Flag {
  const { end, value, cut, equals } = read;
  return {
    name: value.slice(2, cut ?? undefined),
    nameSpan: text.sourceSpan(start + 2, equals ?? end),
    value: cut === null ? null : value.slice(cut + 1),
    valueSpan: equals === null ? null : text.sourceSpan(equals + 1, end),
    span: text.sourceSpan(start, end),
  };
}
