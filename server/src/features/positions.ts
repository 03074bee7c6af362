import type { Position, Range } from "vscode-languageserver-types";
import type { LineIndex } from "../text/line-index.ts";
import type { Span } from "../text/span.ts";

/** The protocol's positions: 0-based lines, columns in UTF-16 code units, as ours. */
export function rangeOf(lines: LineIndex, span: Span): Range {
  return { start: positionOf(lines, span.start), end: positionOf(lines, span.end) };
}

export function positionOf(lines: LineIndex, offset: number): Position {
  const { line, column } = lines.position(offset);
  return { line, character: column };
}

export function spanOf(lines: LineIndex, range: Range): Span {
  return { start: offsetOf(lines, range.start), end: offsetOf(lines, range.end) };
}

export function offsetOf(lines: LineIndex, position: Position): number {
  return lines.offset({ line: position.line, column: position.character });
}
