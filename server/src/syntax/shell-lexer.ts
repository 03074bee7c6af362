import { isBlank } from "../text/characters.ts";
import { parseShellPattern, replaceMatches, trimPrefix, trimSuffix } from "./shell-pattern.ts";
import type { EscapeToken } from "./tree.ts";
import { type LexedWord, WordSplitter } from "./word-splitter.ts";

/** How the builder reads quotes, escapes and variables in a word. */
export interface LexOptions {
  readonly escape: EscapeToken;
  /** Keep the quotes in the result. */
  readonly rawQuotes?: boolean;
  /** Keep the escape characters in the result. */
  readonly rawEscapes?: boolean;
  /** Quotes are ordinary characters (heredoc bodies). */
  readonly literalQuotes?: boolean;
  /** What a variable stands for; null or undefined where it is not set. */
  readonly lookup?: (name: string) => string | null | undefined;
  /** Leave references to variables that are not set as they are. */
  readonly keepUnset?: boolean;
  /** Blanks after `<<` belong to the word, as between a heredoc's arrows and its name. */
  readonly heredocs?: boolean;
}

/** Where a variable is named in the text. */
export interface VariableReference {
  readonly name: string;
  /** The whole reference, `${NAME:-x}`. */
  readonly start: number;
  readonly end: number;
  /** The operator after the name, with its colon: `:-`, `+`, `##`, `/`; empty for a plain one. */
  readonly operator: string;
}

export interface LexResult {
  readonly value: string;
  /** The value split at blanks that are not quoted. */
  readonly words: readonly LexedWord[];
  /** Every reference read, in order, those inside operators' words too. */
  readonly references: readonly VariableReference[];
}

export interface LexFailure {
  readonly error: LexError;
  readonly detail: string;
  /** Offset where reading stopped making sense. */
  readonly offset: number;
  readonly references: readonly VariableReference[];
}

export type LexError =
  | "unterminated-single-quote"
  | "unterminated-double-quote"
  | "missing-brace"
  | "missing-slash"
  | "bad-substitution"
  | "unsupported-modifier"
  | "required-variable"
  | "bad-pattern";

/** Expands a word, or says why a build would refuse it. */
export function lexWord(text: string, options: LexOptions): LexResult | LexFailure {
  const lexer = new ShellLexer(text, options);
  try {
    const { value, words } = lexer.read(null, options.rawEscapes ?? false);
    return { value, words: words.finish(), references: lexer.references };
  } catch (error) {
    if (error instanceof LexInterrupt) {
      return {
        error: error.reason,
        detail: error.detail,
        offset: error.offset,
        references: lexer.references,
      };
    }
    throw error;
  }
}

export function isLexFailure(result: LexResult | LexFailure): result is LexFailure {
  return "error" in result;
}

class LexInterrupt extends Error {
  readonly reason: LexError;
  readonly detail: string;
  readonly offset: number;

  constructor(reason: LexError, detail: string, offset: number) {
    super(reason);
    this.reason = reason;
    this.detail = detail;
    this.offset = offset;
  }
}

/** References within references beyond this are not read: nobody writes them. */
const DEEPEST = 200;

class ShellLexer {
  readonly references: VariableReference[] = [];
  /** How many `<` were read. */
  arrows = 0;
  readonly #text: string;
  readonly #options: LexOptions;
  position = 0;
  #depth = 0;
  #rawEscapes = false;

  constructor(text: string, options: LexOptions) {
    this.#text = text;
    this.#options = options;
  }

  /** Reads up to `stop`, which is taken, or to the end. */
  read(stop: string | null, rawEscapes: boolean): { value: string; words: WordSplitter } {
    const before = this.#rawEscapes;
    this.#rawEscapes = rawEscapes;
    const words = new WordSplitter(this);
    let value = "";
    for (;;) {
      const start = this.position;
      const character = this.#peek();
      if (character === "") break;
      if (character === stop) {
        this.position += 1;
        this.#rawEscapes = before;
        return { value, words };
      }
      if (character === "$") {
        const expanded = this.#dollar();
        value += expanded;
        words.addText(expanded, start);
        continue;
      }
      const whole = this.#unsplit(character);
      if (whole !== null) {
        value += whole.text;
        words.add(whole.text, whole.plain, start);
        words.quoted ||= whole.quoted;
        continue;
      }
      this.#next();
      value += character;
      words.addText(character, start);
    }
    if (stop !== null) throw new LexInterrupt("missing-brace", stop, this.#text.length);
    this.#rawEscapes = before;
    return { value, words };
  }

  /** Reads what splits no words: quotes, an escaped character, a heredoc's arrows; else null. */
  #unsplit(character: string): Unsplit | null {
    if (character === "'" && this.#options.literalQuotes !== true) return this.#singleQuoted();
    if (character === '"' && this.#options.literalQuotes !== true) return this.#doubleQuoted();
    if (character === this.#options.escape) {
      this.position += 1;
      const plain = this.#next();
      return { text: this.#rawEscapes ? character + plain : plain, plain, quoted: false };
    }
    if (this.#options.heredocs === true && this.#text.startsWith("<<", this.position)) {
      const start = this.position;
      this.position += 2;
      this.arrows += 2;
      while (isBlank(this.#text.charCodeAt(this.position))) this.position += 1;
      const text = this.#text.slice(start, this.position);
      return { text, plain: text, quoted: false };
    }
    return null;
  }

  #peek(): string {
    return this.#text.charAt(this.position);
  }

  #next(): string {
    const character = this.#peek();
    this.position += character.length;
    if (character === "<") this.arrows += 1;
    return character;
  }

  #singleQuoted(): Unsplit {
    const start = this.position;
    this.position += 1;
    for (let character = this.#next(); character !== "'"; character = this.#next()) {
      if (character === "") throw new LexInterrupt("unterminated-single-quote", "'", start);
    }
    const text = this.#text.slice(start, this.position);
    const plain = text.slice(1, -1);
    return { text: this.#options.rawQuotes === true ? text : plain, plain, quoted: true };
  }

  #doubleQuoted(): Unsplit {
    const start = this.position;
    const quote = this.#options.rawQuotes === true ? '"' : "";
    this.position += 1;
    let text = quote;
    let plain = "";
    for (;;) {
      const character = this.#peek();
      if (character === "") throw new LexInterrupt("unterminated-double-quote", '"', start);
      if (character === '"') {
        this.position += 1;
        return { text: text + quote, plain, quoted: true };
      }
      if (character === "$") {
        const expanded = this.#dollar();
        text += expanded;
        plain += expanded;
        continue;
      }
      this.#next();
      if (character !== this.#options.escape) {
        text += character;
        plain += character;
        continue;
      }
      if (this.#rawEscapes) text += character;
      const next = this.#peek();
      if (next === "") continue;
      const kept = next === '"' || next === "$" || next === character ? this.#next() : character;
      text += kept;
      plain += kept;
    }
  }

  #dollar(): string {
    const start = this.position;
    this.position += 1;
    if (this.#peek() !== "{") {
      const name = this.#name();
      if (name === "") return "$";
      this.#note(name, start, "");
      const value = this.#options.lookup?.(name);
      if (value === null || value === undefined) {
        return this.#options.keepUnset === true ? `$${name}` : "";
      }
      return value;
    }
    this.position += 1;
    return this.#braced(start);
  }

  #braced(start: number): string {
    if (this.#depth === DEEPEST) throw new LexInterrupt("bad-substitution", "${", start);
    this.#depth += 1;
    const value = this.#bracedWithin(start);
    this.#depth -= 1;
    return value;
  }

  #bracedWithin(start: number): string {
    const first = this.#peek();
    if (first === "") throw new LexInterrupt("missing-brace", "}", start);
    if (first === "{" || first === "}" || first === ":") {
      throw new LexInterrupt("bad-substitution", first, start);
    }
    const name = this.#name();
    const modifier = this.#next();
    if (modifier === "}") {
      this.#note(name, start, "");
      const value = this.#options.lookup?.(name);
      if (value === null || value === undefined) {
        return this.#options.keepUnset === true ? `\${${name}}` : "";
      }
      return value;
    }
    if (modifier === "/") return this.#replace(name, start);
    if (modifier === ":" || "+-?#%".includes(modifier)) {
      if (modifier === "") throw new LexInterrupt("missing-brace", "}", start);
      return this.#operator(name, modifier, start);
    }
    throw new LexInterrupt("unsupported-modifier", modifier, start);
  }

  #operator(name: string, first: string, start: number): string {
    const colon = first === ":";
    const operator = colon ? this.#next() : first;
    const chars = colon ? `:${operator}` : operator;
    const reference = this.references.length;
    this.#note(name, start, chars);
    const { value: word } = this.read("}", operator === "#" || operator === "%");
    this.#renote(reference, start, name, chars);
    const value = this.#options.lookup?.(name) ?? null;
    if (value === null && this.#options.keepUnset === true) return `\${${name}${chars}${word}}`;
    const missing = value === null || (colon && value === "");
    switch (operator) {
      case "-":
        return missing ? word : value;
      case "+":
        return missing ? "" : word;
      case "?":
        if (missing) throw new LexInterrupt("required-variable", name, start);
        return value;
      case "#":
      case "%": {
        const longest = word.startsWith(operator);
        const pattern = longest ? word.slice(1) : word;
        const tokens = parseShellPattern(pattern);
        if (tokens === null) throw new LexInterrupt("bad-pattern", pattern, start);
        const trim = operator === "#" ? trimPrefix : trimSuffix;
        return trim(value ?? "", tokens, longest);
      }
      default:
        throw new LexInterrupt("unsupported-modifier", chars, start);
    }
  }

  #replace(name: string, start: number): string {
    const all = this.#peek() === "/";
    if (all) this.position += 1;
    const reference = this.references.length;
    this.#note(name, start, all ? "//" : "/");
    const pattern = this.#readPart("/", "missing-slash", start);
    const replacement = this.#readPart("}", "missing-brace", start);
    this.#renote(reference, start, name, all ? "//" : "/");
    const value = this.#options.lookup?.(name) ?? null;
    if (value === null && this.#options.keepUnset === true) {
      return `\${${name}/${pattern}/${replacement}}`;
    }
    const tokens = parseShellPattern(pattern);
    if (tokens === null) throw new LexInterrupt("bad-pattern", pattern, start);
    return replaceMatches(value ?? "", tokens, replacement, all);
  }

  #readPart(stop: string, reason: LexError, start: number): string {
    try {
      return this.read(stop, true).value;
    } catch (error) {
      if (error instanceof LexInterrupt && error.reason === "missing-brace") {
        throw new LexInterrupt(reason, stop, start);
      }
      throw error;
    }
  }

  #name(): string {
    const start = this.position;
    const first = this.#peek();
    if (/\d/.test(first)) {
      while (/\d/.test(this.#peek())) this.position += 1;
      return this.#text.slice(start, this.position);
    }
    if (first !== "" && "@*#?-$!0".includes(first)) {
      this.position += 1;
      return first;
    }
    while (/[\p{L}\p{Nd}_]/u.test(this.#peek())) this.position += 1;
    return this.#text.slice(start, this.position);
  }

  #note(name: string, start: number, operator: string): void {
    this.references.push({ name, start, end: this.position, operator });
  }

  /** Sets the end of a reference that was noted before its word was read. */
  #renote(index: number, start: number, name: string, operator: string): void {
    this.references[index] = { name, start, end: this.position, operator };
  }
}

/** A stretch that cannot be split, and what is left of it without quotes and escapes. */
interface Unsplit {
  readonly text: string;
  readonly plain: string;
  readonly quoted: boolean;
}
