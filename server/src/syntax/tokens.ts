import type { Span } from "../text/span.ts";
import type { Dockerfile, Instruction } from "./tree.ts";

export type TokenKind =
  | "directive"
  | "comment"
  | "keyword"
  | "flag"
  | "arguments"
  | "heredoc-body"
  | "heredoc-end"
  /**
   * Blanks, line ends, escape characters that continue a line, a byte order mark, the `--` that
   * ends flags.
   */
  | "trivia";

export interface Token {
  readonly kind: TokenKind;
  readonly span: Span;
}

/** The whole text as tokens: in order, without gaps and without overlaps. */
export function tokenize(dockerfile: Dockerfile): Token[] {
  const meaningful: Token[] = [];
  for (const { span } of dockerfile.directives) meaningful.push({ kind: "directive", span });
  for (const { span } of dockerfile.comments) meaningful.push({ kind: "comment", span });
  for (const instruction of dockerfile.instructions) addInstruction(instruction, meaningful);
  meaningful.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  return fillGaps(meaningful, dockerfile.text.length);
}

function addInstruction(instruction: Instruction, tokens: Token[]): void {
  addLine(instruction, instruction.line.pieces(), tokens);
  for (const heredoc of instruction.heredocs) {
    tokens.push({ kind: "heredoc-body", span: heredoc.body });
    if (heredoc.terminator !== null) tokens.push({ kind: "heredoc-end", span: heredoc.terminator });
  }
}

function addLine(instruction: Instruction, pieces: readonly Span[], tokens: Token[]): void {
  addPieces("keyword", instruction.keywordSpan, pieces, tokens);
  for (const flag of instruction.flags) addPieces("flag", flag.span, pieces, tokens);
  if (instruction.trigger !== null) addLine(instruction.trigger, pieces, tokens);
  else if (instruction.rest.text !== "") {
    addPieces("arguments", instruction.rest.span, pieces, tokens);
  }
}

/** The parts of `whole` that belong to the joined line: not its comments and continuations. */
function addPieces(kind: TokenKind, whole: Span, pieces: readonly Span[], tokens: Token[]): void {
  for (const piece of pieces) {
    const start = Math.max(whole.start, piece.start);
    const end = Math.min(whole.end, piece.end);
    if (start < end) tokens.push({ kind, span: { start, end } });
  }
}

function fillGaps(meaningful: readonly Token[], length: number): Token[] {
  const tokens: Token[] = [];
  let position = 0;
  for (const token of meaningful) {
    if (token.span.end === token.span.start) continue;
    if (token.span.start > position) {
      tokens.push({ kind: "trivia", span: { start: position, end: token.span.start } });
    }
    tokens.push(token);
    position = token.span.end;
  }
  if (position < length) tokens.push({ kind: "trivia", span: { start: position, end: length } });
  return tokens;
}
