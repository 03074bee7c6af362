/**
 * What rules ask about a script, as plain data. Offsets count from the script's start; lists are
 * in the order of the text.
 */
export interface ScriptFacts {
  readonly text: string;
  readonly dialect: Dialect;
  readonly syntaxErrors: readonly ScriptError[];
  /** Built-in declarations and tests are commands too. */
  readonly commands: readonly CommandFact[];
  /** Every word, those inside commands included. */
  readonly words: readonly WordFact[];
  readonly expansions: readonly ExpansionFact[];
  readonly assignments: readonly AssignmentFact[];
  /** Names that are read other than by `$name`: in arithmetic, by `eval`, by `[ -v`. */
  readonly reads: ReadonlySet<string>;
  /** Names in arithmetic, without a `$`. */
  readonly numbers: readonly NumberFact[];
  readonly tests: readonly TestFact[];
  readonly loops: readonly LoopFact[];
  readonly constructs: readonly ConstructFact[];
  /** `set -e` stands somewhere in it. */
  readonly exitsOnError: boolean;
}

export type Dialect = "sh" | "dash" | "bash" | "ksh";

export interface Place {
  readonly start: number;
  readonly end: number;
}

export interface ScriptError extends Place {
  readonly kind:
    | "unclosed-quote"
    | "unclosed-substitution"
    | "unclosed-block"
    | "unmatched"
    | "no-command"
    | "unexpected";
  /** What is not closed, or not expected. */
  readonly what: string;
}

export interface CommandFact extends Place {
  /** Null where it is made by an expansion. */
  readonly name: string | null;
  /** The name first; assignments of `export a=1` stand among them as words. */
  readonly words: readonly WordFact[];
  /** `a=1 name`: what stands before the name. */
  readonly before: readonly AssignmentFact[];
  readonly redirects: readonly RedirectFact[];
  /** What its exit status decides: a condition, or `&&` or `||` behind it. */
  readonly isChecked: boolean;
  /** Its output is read by another command. */
  readonly isPiped: boolean;
  /** The function that holds it. */
  readonly inFunction: boolean;
}

export interface RedirectFact extends Place {
  readonly operator: string;
  readonly descriptor: string | null;
  readonly target: WordFact | null;
}

/** What a word is there for. */
export type WordRole =
  | "name"
  | "argument"
  | "assignment"
  | "declaration"
  | "redirect"
  | "here-string"
  | "loop"
  | "subject"
  | "pattern"
  | "test"
  | "double-test"
  | "array"
  | "operand"
  | "heredoc"
  | "arithmetic";

export interface WordFact extends Place {
  /** Without quotes and escapes; expansions stay as written. */
  readonly text: string;
  readonly literal: boolean;
  /**
   * As written, with \u0001 for each character that is quoted or a quote, and \u0002 for each of
   * an expansion: what is left is what the shell itself reads.
   */
  readonly shape: string;
  readonly parts: readonly WordPart[];
  readonly role: WordRole;
}

export interface WordPart extends Place {
  readonly kind: "text" | "expansion";
  readonly quote: Quote;
  /** Quotes are not part of it. */
  readonly text: string;
  readonly expansion: ExpansionFact | null;
}

export type Quote = "none" | "single" | "double" | "ansi";

export interface ExpansionFact extends Place {
  readonly kind: "variable" | "command" | "arithmetic" | "process";
  /** Of a variable, special ones too; empty for others. */
  readonly name: string;
  /** `:-`, `%%`, `/`, `:`; `length`, `indirect`, `names`; empty for none. */
  readonly operator: string;
  /** `@`, `*` or an index of an array. */
  readonly index: string | null;
  readonly quoted: boolean;
  readonly role: WordRole;
  /** Known to be one word without a pattern, as far as the script tells. */
  readonly isClean: boolean;
  readonly isBackticked: boolean;
  /** The commands that stand directly in it: `$(a | b)`. */
  readonly commands: readonly CommandFact[];
}

export interface AssignmentFact extends Place {
  readonly name: string;
  readonly nameEnd: number;
  readonly operator: "=" | "+=" | "none";
  readonly index: string | null;
  readonly value: WordFact | null;
  readonly isArray: boolean;
  /** How it is made: `a=1`, `a=1 command`, `export a=1`, a loop's variable, `read a`, `${a:=1}`. */
  readonly by: "plain" | "prefix" | "declaration" | "loop" | "command" | "expansion" | "arithmetic";
  /** `export`, `local`, `read`; null where there is none. */
  readonly command: string | null;
  readonly isExported: boolean;
}

export interface TestFact extends Place {
  readonly kind: "[" | "[[" | "test" | "((";
  readonly items: readonly TestItem[];
}

export interface TestItem extends Place {
  readonly text: string;
  /** Null for an operator or a parenthesis. */
  readonly word: WordFact | null;
}

export interface LoopFact extends Place {
  readonly kind: "for" | "select" | "arithmetic";
  readonly variable: string;
  /** Null where there is no `in`. */
  readonly items: readonly WordFact[] | null;
}

export interface NumberFact extends Place {
  readonly name: string;
}

/** What not every shell has. */
export interface ConstructFact extends Place {
  readonly kind: ConstructKind;
  /** As written, as far as a message wants it. */
  readonly text: string;
}

export type ConstructKind =
  | "process-substitution"
  | "ansi-string"
  | "translated-string"
  | "arithmetic-for"
  | "arithmetic-command"
  | "arithmetic-bracket"
  | "brace-expansion"
  /** The `&&` of `a && b || c`, where c is more than a message or an end. */
  | "and-then-or"
  | "double-bracket"
  | "here-string"
  | "exponent"
  | "increment"
  | "output-and-errors"
  | "output-and-errors-pipe"
  | "function-keyword"
  | "array"
  | "select"
  | "array-reference"
  | "array-keys"
  | "indirect-expansion"
  | "name-expansion"
  | "substring"
  | "case-change"
  | "replacement"
  | "element-assignment";
