import { skipSpaces, trimSpacesEnd } from "../text/characters.ts";
import { LineIndex } from "../text/line-index.ts";
import type { Span } from "../text/span.ts";
import { badCheckOption, parseDirective } from "./directives.ts";
import { parseInstruction } from "./parse-instruction.ts";
import { syntaxProblem } from "./problems.ts";
import { LogicalText, type ReadCount } from "./logical-text.ts";
import type {
  Comment,
  Directive,
  Dockerfile,
  EscapeToken,
  Heredoc,
  Instruction,
  SyntaxProblem,
} from "./tree.ts";
import { checkInstruction } from "./check-instruction.ts";

/** Parses any text; what a build would refuse is among the problems. Never throws. */
export function parseDockerfile(text: string): Dockerfile {
  return new Parser(text).parse();
}

/** A physical line; `end` is where its `\n` or `\r\n` starts. */
interface Line {
  readonly start: number;
  readonly end: number;
}

/** A build reads lines into a buffer of this many bytes, the line end included. */
const LONGEST_LINE = 65_536;

class Parser {
  readonly #text: string;
  readonly #lines: LineIndex;
  readonly #directives: Directive[] = [];
  readonly #comments: Comment[] = [];
  readonly #instructions: Instruction[] = [];
  readonly #problems: SyntaxProblem[] = [];
  readonly #read: ReadCount;
  #escape: EscapeToken = "\\";
  #position: number;
  #lineNumber = 0;

  constructor(text: string) {
    this.#text = text;
    this.#lines = new LineIndex(text);
    this.#position = text.charCodeAt(0) === 0xfeff ? 1 : 0;
    // Finding the line ends reads every character once.
    this.#read = { characters: text.length };
  }

  parse(): Dockerfile {
    let inDirectives = true;
    while (this.#position < this.#text.length) {
      const line = this.#takeLine();
      const start = this.#skipSpaces(line);
      if (inDirectives) inDirectives = this.#directive(start, line.end);
      if (inDirectives || start === line.end) continue;
      if (this.#text.charAt(start) === "#") this.#comment(start, line.end);
      else this.#instruction(line, start);
    }
    if (this.#instructions.length === 0 && !this.#problems.some(isEmptyInstruction)) {
      this.#problems.push(syntaxProblem("no-instructions", {}, { start: 0, end: 0 }));
    }
    return {
      text: this.#text,
      lines: this.#lines,
      escape: this.#escape,
      directives: this.#directives,
      comments: this.#comments,
      instructions: this.#instructions,
      problems: this.#problems.sort((a, b) => a.span.start - b.span.start),
      visited: this.#read.characters,
    };
  }

  #takeLine(): Line {
    const start = this.#position;
    let next = start;
    // A carriage return alone ends a line in an editor, not in a build.
    do {
      this.#lineNumber += 1;
      next = this.#lines.lineStart(this.#lineNumber);
    } while (next < this.#text.length && this.#text.charCodeAt(next - 1) !== 10);
    this.#position = next;
    let end = this.#text.charCodeAt(next - 1) === 10 ? next - 1 : next;
    this.#checkLength(start, end);
    while (end > start && this.#text.charCodeAt(end - 1) === 13) end -= 1;
    return { start, end };
  }

  #checkLength(start: number, end: number): void {
    // No UTF-16 unit takes more than three bytes.
    if (3 * (end - start) < LONGEST_LINE) return;
    const bytes = new TextEncoder().encode(this.#text.slice(start, end)).length;
    if (bytes < LONGEST_LINE) return;
    const most = String(LONGEST_LINE - 1);
    this.#problems.push(syntaxProblem("line-too-long", { most }, { start, end }));
  }

  #skipSpaces({ start, end }: Line): number {
    const position = skipSpaces(this.#text, start, end);
    this.#read.characters += position - start;
    return position;
  }

  #directive(start: number, end: number): boolean {
    if (this.#text.charAt(start) !== "#") return false;
    this.#read.characters += end - start;
    const directive = parseDirective(this.#text.slice(start, end), start);
    if (directive === null) return false;
    const { name, value } = directive;
    if (this.#directives.some((other) => other.name === name)) {
      this.#problems.push(syntaxProblem("duplicate-directive", { name }, directive.span));
    } else if (name === "escape") {
      if (value === "\\" || value === "`") this.#escape = value;
      else this.#problems.push(syntaxProblem("invalid-escape", { value }, directive.valueSpan));
    } else if (name === "check") {
      const option = badCheckOption(value);
      if (option !== null) {
        this.#problems.push(syntaxProblem("invalid-check", { option }, directive.valueSpan));
      }
    }
    this.#directives.push(directive);
    return true;
  }

  #comment(start: number, end: number): void {
    const text = this.#text.slice(start + 1, end).trim();
    this.#comments.push({ span: { start, end }, text });
  }

  #instruction(first: Line, start: number): void {
    const pieces: Span[] = [];
    const emptyLines: number[] = [];
    let line = first;
    let pieceStart = start;
    let lastEnd = start;
    for (;;) {
      const cut = this.#continuation(pieceStart, line.end);
      pieces.push({ start: pieceStart, end: cut ?? line.end });
      lastEnd = line.end;
      if (cut === null) break;
      const next = this.#nextPiece(emptyLines);
      // Comments and blank lines after a continuation at the end of the file still belong to it.
      if (next === null) lastEnd = Math.max(lastEnd, this.#endOfText());
      if (next === null) break;
      line = next;
      pieceStart = next.start;
    }
    this.#finish(LogicalText.join(this.#text, pieces, this.#read), start, emptyLines, lastEnd);
  }

  /** The end of the last line, without its line end. */
  #endOfText(): number {
    let end = this.#text.length;
    if (this.#text.charCodeAt(end - 1) === 10) end -= 1;
    while (this.#text.charCodeAt(end - 1) === 13) end -= 1;
    return end;
  }

  /** The next line of a continued instruction: comments and blank lines between are skipped. */
  #nextPiece(emptyLines: number[]): Line | null {
    while (this.#position < this.#text.length) {
      const line = this.#takeLine();
      const start = this.#skipSpaces(line);
      if (start === line.end) emptyLines.push(this.#lines.lineOf(line.start));
      else if (this.#text.charAt(start) === "#") this.#comment(start, line.end);
      else return line;
    }
    return null;
  }

  /** Where a line's text ends if the escape character continues it, else null. */
  #continuation(start: number, end: number): number | null {
    let position = end;
    while (position > start && isTabOrSpace(this.#text.charCodeAt(position - 1))) position -= 1;
    this.#read.characters += end - position;
    if (position === start || this.#text.charAt(position - 1) !== this.#escape) return null;
    const escaped = position - 1 > start && this.#text.charAt(position - 2) === this.#escape;
    return escaped ? null : position - 1;
  }

  #finish(
    logical: LogicalText,
    first: number,
    emptyLines: readonly number[],
    lastEnd: number,
  ): void {
    const end = trimSpacesEnd(logical.text, 0, logical.text.length);
    const start = skipSpaces(logical.text, 0, end);
    logical.countRead(start + logical.text.length - end);
    const line = logical.slice(start, end);
    if (line.text === "") {
      // Escape characters on lines of their own: a build takes them for an instruction.
      this.#problems.push(syntaxProblem("empty-instruction", {}, { start: first, end: lastEnd }));
      return;
    }
    const { instruction, markers } = parseInstruction(line, this.#escape, this.#problems);
    const heredocs = markers.map(({ marker, span }): Heredoc => {
      return { ...marker, marker: span, ...this.#heredocBody(marker.name, marker.chomp) };
    });
    const last = heredocs.at(-1);
    const wholeEnd = last === undefined ? lastEnd : (last.terminator ?? last.body).end;
    const whole = this.#complete(instruction, heredocs, emptyLines, Math.max(lastEnd, wholeEnd));
    const open = heredocs.find(({ terminator }) => terminator === null);
    if (open !== undefined) {
      this.#problems.push(syntaxProblem("unterminated-heredoc", { name: open.name }, open.marker));
    }
    const namesSyntax = this.#directives.some(({ name }) => name === "syntax");
    checkInstruction(whole, { text: this.#text, namesSyntax }, this.#problems);
    this.#instructions.push(whole);
  }

  #complete(
    parsed: Instruction,
    heredocs: readonly Heredoc[],
    emptyLines: readonly number[],
    end: number,
  ): Instruction {
    const start = parsed.keywordSpan.start;
    const trigger = parsed.trigger;
    return {
      ...parsed,
      heredocs,
      // What follows the whole line, the bodies too, is the inner instruction's as well.
      trigger: trigger === null ? null : this.#complete(trigger, heredocs, emptyLines, end),
      span: { start, end },
      startLine: this.#lines.lineOf(start),
      endLine: this.#lines.lineOf(Math.max(start, end)),
      emptyContinuationLines: emptyLines,
    };
  }

  #heredocBody(name: string, chomp: boolean): { body: Span; terminator: Span | null } {
    const start = this.#position;
    while (this.#position < this.#text.length) {
      const line = this.#takeLine();
      let at = line.start;
      if (chomp) while (this.#text.charCodeAt(at) === 9) at += 1;
      this.#read.characters += at - line.start;
      if (line.end - at === name.length && this.#text.startsWith(name, at)) {
        return {
          body: { start, end: line.start },
          terminator: { start: line.start, end: line.end },
        };
      }
    }
    return { body: { start, end: this.#text.length }, terminator: null };
  }
}

function isEmptyInstruction({ message }: SyntaxProblem): boolean {
  return message.id === "empty-instruction";
}

function isTabOrSpace(code: number): boolean {
  return code === 9 || code === 32;
}
