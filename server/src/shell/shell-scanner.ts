import type { ScriptError } from "./script-facts.ts";

interface OpenHeredoc {
  readonly name: string;
  readonly chomp: boolean;
  readonly start: number;
  readonly end: number;
}

/** Reads the words of a script one after the other and stops at the first that has no end. */
export class ShellScanner {
  readonly text: string;
  at = 0;
  /** How many substitutions hold the place. */
  depth = 0;
  error: ScriptError | null = null;
  #isGivenUp = false;
  readonly #readSubstitution: (start: number) => void;
  readonly #heredocs: OpenHeredoc[] = [];

  constructor(text: string, readSubstitution: (start: number) => void) {
    this.text = text;
    this.#readSubstitution = readSubstitution;
  }

  hasStopped(): boolean {
    return this.error !== null || this.#isGivenUp;
  }

  isAtEnd(): boolean {
    return this.at >= this.text.length;
  }

  /** Stops without an error. */
  giveUp(): void {
    this.#isGivenUp = true;
  }

  fail(kind: ScriptError["kind"], what: string, length: number): void {
    this.failAt(kind, what, this.at, this.at + length);
  }

  failAt(kind: ScriptError["kind"], what: string, start: number, end: number): void {
    if (!this.hasStopped()) this.error = { kind, what, start, end };
  }

  skipBlanks(): void {
    while (!this.isAtEnd()) {
      const character = this.text.charAt(this.at);
      if (character === " " || character === "\t" || character === "\r") this.at += 1;
      else if (this.text.startsWith("\\\n", this.at)) this.at += 2;
      else if (this.text.startsWith("\\\r\n", this.at)) this.at += 3;
      else if (character === "#" && this.#isAtWordStart()) {
        const end = this.text.indexOf("\n", this.at);
        this.at = end < 0 ? this.text.length : end;
      } else return;
    }
    this.#closeHeredocs();
  }

  skipLines(): void {
    this.skipBlanks();
    while (this.text.charAt(this.at) === "\n") {
      this.at += 1;
      this.#closeHeredocs();
      this.skipBlanks();
    }
  }

  /** The first of the operators that stands here. */
  operator(...operators: readonly string[]): string | null {
    return operators.find((each) => this.text.startsWith(each, this.at)) ?? null;
  }

  isAtSeparator(): boolean {
    return /[;&|)\n]/.test(this.text.charAt(this.at));
  }

  isAtWord(word: string): boolean {
    return this.text.startsWith(word, this.at) && this.#endsWord(this.at + word.length);
  }

  isAtAny(words: ReadonlySet<string>): boolean {
    for (const word of words) {
      const isOperator = /^[;)]/.test(word);
      if (isOperator ? this.text.startsWith(word, this.at) : this.isAtWord(word)) return true;
    }
    return false;
  }

  /** The letters up to the end of the word. */
  peekWord(): string {
    let end = this.at;
    while (!this.#endsWord(end)) end += 1;
    return this.text.slice(this.at, end);
  }

  /** A word with its quotes and expansions; empty where there is none. */
  readWord(): string {
    const start = this.at;
    while (!this.hasStopped() && !this.#endsWord(this.at)) this.#readPiece(start);
    return this.text.slice(start, this.at);
  }

  #readPiece(start: number): void {
    const character = this.text.charAt(this.at);
    switch (character) {
      case "\\":
        this.at += 2;
        return;
      case "'": {
        this.#readTo("'", this.at);
        return;
      }
      case '"': {
        this.#readDouble();
        return;
      }
      case "`": {
        this.#readBackticks();
        return;
      }
      case "$": {
        this.#readDollar(true);
        return;
      }
      case "<":
      case ">":
        // Only process substitutions come here.
        this.at += 2;
        {
          this.#substitute(this.at - 2);
          return;
        }
      default:
        this.at += 1;
        if (this.text.charAt(this.at) !== "(") return;
        if (character === "=" && /^\w+(?:\[[^\]]*\])?\+?=$/.test(this.text.slice(start, this.at))) {
          this.#readArray();
        } else if (/[?*+@!]/.test(character)) this.#readGroup();
    }
  }

  #readArray(): void {
    const start = this.at;
    this.at += 1;
    while (!this.hasStopped()) {
      this.skipLines();
      if (this.isAtEnd()) {
        this.failAt("unclosed-block", "(|)", start, start + 1);
        return;
      }
      if (this.text.charAt(this.at) === ")") {
        this.at += 1;
        return;
      }
      if (this.readWord() === "") {
        this.fail("unexpected", this.text.charAt(this.at), 1);
        return;
      }
    }
  }

  /** `?(a|b)`. */
  #readGroup(): void {
    const start = this.at;
    this.at += 1;
    while (!this.hasStopped() && !this.isAtEnd()) {
      const character = this.text.charAt(this.at);
      if (character === ")") {
        this.at += 1;
        return;
      }
      if (character === "|" || character === " ") this.at += 1;
      else if (this.readWord() === "") break;
    }
    this.failAt("unclosed-block", "(|)", start, start + 1);
  }

  #readTo(quote: string, start: number): void {
    const end = this.text.indexOf(quote, this.at + 1);
    if (end < 0) this.failAt("unclosed-quote", quote, start, start + 1);
    else this.at = end + 1;
  }

  #readDouble(): void {
    const start = this.at;
    this.at += 1;
    while (!this.hasStopped()) {
      if (this.isAtEnd()) {
        this.failAt("unclosed-quote", '"', start, start + 1);
        return;
      }
      const character = this.text.charAt(this.at);
      if (character === '"') {
        this.at += 1;
        return;
      }
      if (character === "\\") this.at += 2;
      else if (character === "`") this.#readBackticks();
      else if (character === "$") this.#readDollar(false);
      else this.at += 1;
    }
  }

  #readBackticks(): void {
    const start = this.at;
    this.at += 1;
    while (!this.isAtEnd() && this.text.charAt(this.at) !== "`") {
      this.at += this.text.charAt(this.at) === "\\" ? 2 : 1;
    }
    if (this.isAtEnd()) this.failAt("unclosed-substitution", "`", start, start + 1);
    else this.at += 1;
  }

  #readDollar(quotes: boolean): void {
    const start = this.at;
    const next = this.text.charAt(this.at + 1);
    if (quotes && next === "'") {
      this.#readAnsi();
      return;
    }
    if (next === "{") {
      this.#readBraces();
      return;
    }
    if (next === "[") {
      const end = this.text.indexOf("]", this.at);
      this.at = end < 0 ? this.at + 2 : end + 1;
      return;
    }
    if (next !== "(") {
      this.at += 1;
      return;
    }
    if (this.text.charAt(this.at + 2) === "(" && this.readArithmetic(start, 3)) return;
    this.at += 2;
    this.#substitute(start);
  }

  #substitute(start: number): void {
    this.depth += 1;
    this.#readSubstitution(start);
    this.depth -= 1;
  }

  #readAnsi(): void {
    const start = this.at;
    this.at += 2;
    while (!this.isAtEnd() && this.text.charAt(this.at) !== "'") {
      this.at += this.text.charAt(this.at) === "\\" ? 2 : 1;
    }
    if (this.isAtEnd()) this.failAt("unclosed-quote", "'", start, start + 2);
    else this.at += 1;
  }

  #readBraces(): void {
    const start = this.at;
    this.at += 2;
    while (!this.hasStopped()) {
      if (this.isAtEnd()) {
        this.failAt("unclosed-substitution", "${", start, start + 2);
        return;
      }
      const character = this.text.charAt(this.at);
      if (character === "}") {
        this.at += 1;
        return;
      }
      if (character === "\\") this.at += 2;
      else if (character === '"') this.#readDouble();
      else if (character === "`") this.#readBackticks();
      else if (character === "$") this.#readDollar(false);
      else this.at += 1;
    }
  }

  /** Up to `))`; false where it is none. `skip` are the characters that open it. */
  readArithmetic(start: number, skip: number): boolean {
    const outer = this.at;
    this.at = start + skip;
    let depth = 0;
    while (!this.isAtEnd() && !this.hasStopped()) {
      const character = this.text.charAt(this.at);
      if (character === "(") depth += 1;
      if (character === ")") {
        if (depth === 0) {
          if (this.text.charAt(this.at + 1) !== ")") break;
          this.at += 2;
          return true;
        }
        depth -= 1;
      }
      if (character === "$") this.#readDollar(false);
      else if (character === "\\") this.at += 2;
      else if (character === "\n" && this.#heredocs.length > 0) break;
      else this.at += 1;
    }
    this.at = outer;
    return false;
  }

  /** Behind `[[`. */
  readDoubleTest(start: number): void {
    while (!this.hasStopped()) {
      this.skipLines();
      if (this.isAtEnd()) {
        this.failAt("unclosed-block", "[[|]]", start, start + 2);
        return;
      }
      if (this.isAtWord("]]")) {
        this.at += 2;
        return;
      }
      // A regular expression has parentheses and bars of its own.
      if (this.readWord() === "") this.at += 1;
    }
  }

  /** The patterns of a case, up to and with the parenthesis. */
  readPattern(): boolean {
    while (!this.hasStopped()) {
      this.skipLines();
      const start = this.at;
      const word = this.readWord();
      this.skipBlanks();
      if (this.operator("|") !== null) this.at += 1;
      else if (this.operator(")") !== null && word !== "") {
        this.at += 1;
        return true;
      } else
        this.failAt(
          "unexpected",
          word === "" ? this.text.charAt(start) : word,
          start,
          start + Math.max(word.length, 1),
        );
    }
    return false;
  }

  readRedirect(): boolean {
    const match = REDIRECT.exec(this.text.slice(this.at, this.at + 40));
    if (
      match === null ||
      (this.text.charAt(this.at + match[0].length) === "(" && /^[<>]$/.test(match[0]))
    ) {
      return false;
    }
    const start = this.at;
    const operator = match[1] ?? "";
    this.at += match[0].length;
    this.skipBlanks();
    const word = this.readWord();
    if (word === "") this.failAt("unexpected", operator, start, this.at);
    else if (operator === "<<" || operator === "<<-") {
      const name = word.replace(/["'\\]/g, "");
      this.#heredocs.push({ name, chomp: operator === "<<-", start, end: this.at });
    }
    return !this.hasStopped();
  }

  #closeHeredocs(): void {
    if (this.#heredocs.length === 0) return;
    if (this.isAtEnd() && this.text.charAt(this.at - 1) !== "\n") {
      const [open] = this.#heredocs;
      if (open !== undefined)
        this.failAt("unclosed-block", `<<|${open.name}`, open.start, open.end);
      return;
    }
    if (this.text.charAt(this.at - 1) !== "\n") return;
    for (const heredoc of this.#heredocs.splice(0)) this.#skipHeredoc(heredoc);
  }

  #skipHeredoc({ name, chomp, start, end }: OpenHeredoc): void {
    while (!this.isAtEnd()) {
      const lineEnd = this.text.indexOf("\n", this.at);
      const stop = lineEnd < 0 ? this.text.length : lineEnd;
      const line = this.text.slice(this.at, stop).replace(/\r$/, "");
      this.at = Math.min(stop + 1, this.text.length);
      if ((chomp ? line.replace(/^\t+/, "") : line) === name) {
        // The line end belongs to the statement before.
        if (lineEnd >= 0) this.at -= 1;
        return;
      }
    }
    this.failAt("unclosed-block", `<<|${name}`, start, end);
  }

  #endsWord(at: number): boolean {
    const character = this.text.charAt(at);
    if (character === "<" || character === ">") return this.text.charAt(at + 1) !== "(";
    return character === "" || BREAKS.includes(character);
  }

  #isAtWordStart(): boolean {
    return this.at === 0 || BREAKS.includes(this.text.charAt(this.at - 1));
  }
}

/** What ends a word. Other blanks, such as one that does not break, are letters to a shell. */
const BREAKS = " \t\r\n;&|()";

const REDIRECT = /^(?:\d+|\{\w+\})?(&>>|&>|<<<|<<-|<<|<>|<&|>&|>>|>\||<|>)/;
