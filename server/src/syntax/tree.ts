import type { LineIndex } from "../text/line-index.ts";
import type { Message } from "../text/message.ts";
import type { Span } from "../text/span.ts";
import type { LogicalText } from "./logical-text.ts";

/**
 * A parsed Dockerfile. All spans are offsets into `text`. The tree is lossless together with
 * `text`: every character belongs to one token (see tokens.ts).
 */
export interface Dockerfile {
  readonly text: string;
  readonly lines: LineIndex;
  readonly escape: EscapeToken;
  /** Parser directives at the top, in order. */
  readonly directives: readonly Directive[];
  /** Every comment, also those inside a continued instruction; directives are not comments. */
  readonly comments: readonly Comment[];
  readonly instructions: readonly Instruction[];
  /** What is wrong with the text itself, in the order of the text. */
  readonly problems: readonly SyntaxProblem[];
  /**
   * How many characters were read to make the tree, one that is read twice counted twice. Checks
   * of what the tree holds are not counted.
   */
  readonly visited: number;
}

export type EscapeToken = "\\" | "`";

export interface Directive {
  /** Lower case: `syntax`, `escape` or `check`. */
  readonly name: string;
  readonly value: string;
  readonly span: Span;
  readonly nameSpan: Span;
  readonly valueSpan: Span;
}

export interface Comment {
  /** From the `#` to the end of its line. */
  readonly span: Span;
  /** What follows the `#`, trimmed. */
  readonly text: string;
}

export interface Instruction {
  /** Upper case; an unknown one too. */
  readonly keyword: string;
  readonly keywordSpan: Span;
  /** From the keyword to the last character that belongs to it, heredoc bodies included. */
  readonly span: Span;
  /** 0-based, the lines of `span`. */
  readonly startLine: number;
  readonly endLine: number;
  readonly flags: readonly Flag[];
  /** From the keyword on, continuations joined and comments dropped, trimmed. */
  readonly line: LogicalText;
  /** What follows keyword and flags in `line`. */
  readonly rest: LogicalText;
  readonly args: Arguments;
  readonly heredocs: readonly Heredoc[];
  /** The instruction an ONBUILD holds. */
  readonly trigger: Instruction | null;
  /** HEALTHCHECK's `CMD` or `NONE`, as written. */
  readonly subcommand: Word | null;
  /** Where blank lines stand inside a continuation: 0-based lines. */
  readonly emptyContinuationLines: readonly number[];
}

/** Joined over continuations; `span` covers the continuation where one lies inside. */
export interface Word {
  readonly text: string;
  readonly span: Span;
}

export interface Flag {
  /** Without the dashes. */
  readonly name: string;
  readonly nameSpan: Span;
  /** Quotes and escapes resolved; null where there is no `=`. */
  readonly value: string | null;
  readonly valueSpan: Span | null;
  readonly span: Span;
}

/** How an instruction's arguments are written. */
export type Arguments =
  | { readonly kind: "none" }
  /** A JSON array of strings: exec form. */
  | { readonly kind: "json"; readonly items: readonly Word[]; readonly span: Span }
  /** One text: shell form, and what takes a single argument. */
  | { readonly kind: "text"; readonly word: Word }
  /** Words between blanks; quotes are part of them. */
  | { readonly kind: "words"; readonly words: readonly Word[] }
  /** ENV, LABEL and ARG; `legacy` is the form without `=`. */
  | { readonly kind: "pairs"; readonly pairs: readonly Pair[]; readonly legacy: boolean };

export interface Pair {
  /** As written, quotes included. */
  readonly name: Word;
  /** As written, quotes included; null for an ARG without a default. */
  readonly value: Word | null;
  readonly span: Span;
}

export interface Heredoc {
  /** The delimiter without its quotes. */
  readonly name: string;
  /** The whole marker, `3<<-"EOF"`. */
  readonly marker: Span;
  /** False where the delimiter is quoted: the body is taken literally. */
  readonly expand: boolean;
  /** `<<-`: leading tabs are dropped. */
  readonly chomp: boolean;
  readonly fileDescriptor: number;
  /** The lines between, each with its line end; empty where there are none. */
  readonly body: Span;
  /** The closing line without its line end; null where it never comes. */
  readonly terminator: Span | null;
}

export interface SyntaxProblem {
  readonly message: Message;
  readonly span: Span;
  /** A build fails on it; else it is only suspicious. */
  readonly refused: boolean;
}

/** The body as the file that a build would make of it. */
export function heredocContent(text: string, heredoc: Heredoc): string {
  const body = text.slice(heredoc.body.start, heredoc.body.end);
  return heredoc.chomp ? body.replace(/(^|\n)\t+/g, "$1") : body;
}
