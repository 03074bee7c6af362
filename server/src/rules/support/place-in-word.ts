import type { LogicalText } from "../../syntax/logical-text.ts";
import type { Instruction, Word } from "../../syntax/tree.ts";
import type { Span } from "../../text/span.ts";

/** Where characters of an instruction's word stand in the source, continuations included. */
export function placeInWord(
  instruction: Instruction,
  word: Word,
  start: number,
  end: number,
): Span {
  const { span, text } = word;
  const length = span.end - span.start;
  if (length === text.length) return { start: span.start + start, end: span.start + end };
  if (instruction.args.kind === "json") {
    // Between quotes; with escapes inside, the whole string has to do.
    if (length !== text.length + 2) return span;
    return { start: span.start + 1 + start, end: span.start + 1 + end };
  }
  const offset = offsetInLine(instruction.line, span.start);
  return instruction.line.sourceSpan(offset + start, offset + end);
}

function offsetInLine(line: LogicalText, source: number): number {
  let offset = 0;
  for (const piece of line.pieces()) {
    if (source < piece.end) return offset + Math.max(source - piece.start, 0);
    offset += piece.end - piece.start;
  }
  return offset;
}
