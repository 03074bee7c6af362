import type { LogicalText } from "./logical-text.ts";
import { isLexFailure, lexWord, type VariableReference } from "./shell-lexer.ts";
import type { LexedWord } from "./word-splitter.ts";
import type { Span } from "../text/span.ts";
import type { Flag } from "./tree.ts";

/** What a heredoc's marker says. */
export interface HeredocMarker {
  readonly name: string;
  readonly expand: boolean;
  readonly chomp: boolean;
  readonly fileDescriptor: number;
}

interface FoundMarker {
  readonly marker: HeredocMarker;
  readonly start: number;
  readonly end: number;
}

/** A marker and where it stands in the source. */
export interface PlacedMarker {
  readonly marker: HeredocMarker;
  readonly span: Span;
}

/**
 * The markers in what follows an instruction's flags, in order. A line that the shell's quoting
 * rules cannot read (a quote without its pair) has none, as in a build.
 */
export function findHeredocs(
  line: LogicalText,
  rest: LogicalText,
  flags: readonly Flag[],
): PlacedMarker[] {
  // A build reads the line from its start; without quotes before `rest` that makes no difference.
  const fromStart = flags.some(({ value }) => value !== null && /['"\\$]/.test(value));
  const text = fromStart ? line : rest;
  text.countRead(text.text.length);
  return readMarkers(text.text).map(({ marker, start, end }) => ({
    marker,
    span: text.sourceSpan(start, end),
  }));
}

/** Reads `<<EOF`, `<< EOF`, `<<-"EOF"`, `3<<EOF`; null where the word is something else. */
export function parseHeredocMarker(word: string): HeredocMarker | null {
  const [found, ...others] = readMarkers(word);
  if (found === undefined || others.length > 0) return null;
  return found.start === 0 && found.end === word.length ? found.marker : null;
}

function readMarkers(text: string): FoundMarker[] {
  const lexed = lexWord(text, {
    escape: "\\",
    rawQuotes: true,
    rawEscapes: true,
    keepUnset: true,
    heredocs: true,
  });
  if (isLexFailure(lexed)) return [];
  const found: FoundMarker[] = [];
  for (const word of lexed.words) {
    const marker = markerOf(word, lexed.references);
    if (marker !== null) found.push({ marker, start: word.start, end: word.end });
  }
  return found;
}

const HEAD = /^(\d*)<<(-?)[\t\n\f\r ]*/;

function markerOf(
  { text, plain, quoted, arrows, start, end }: LexedWord,
  references: readonly VariableReference[],
): HeredocMarker | null {
  if (arrows !== 2) return null;
  const head = HEAD.exec(text);
  if (head === null) return null;
  const [arrow, digits = "", dash] = head;
  const name = plain.slice(arrow.length);
  if (name === "") return null;
  const odd = references.some((at) => at.operator !== "" && at.start >= start && at.end <= end);
  if (odd) return null;
  return { name, expand: !quoted, chomp: dash === "-", fileDescriptor: Number(digits) };
}
