import { ShellScanner } from "./shell-scanner.ts";
import type { ScriptError } from "./script-facts.ts";

/**
 * The first place where a shell would stop reading a script. The parser goes on over such places
 * and cannot say where they are, so that blocks, quotes and operators are matched up here.
 */
export function findSyntaxErrors(script: string): readonly ScriptError[] {
  const reader = new GrammarReader(script);
  reader.readList(new Set(), 0);
  return reader.scanner.error === null ? [] : [reader.scanner.error];
}

const CLOSERS: ReadonlySet<string> = new Set("then elif else fi do done esac }".split(" "));

/** Deeper scripts are not looked into any further. */
const DEEPEST = 150;

class GrammarReader {
  readonly scanner: ShellScanner;

  constructor(script: string) {
    this.scanner = new ShellScanner(script, (start) => this.#readSubstitution(start));
  }

  /** Reads statements up to one of the closing words, which stays; how many there were. */
  readList(until: ReadonlySet<string>, depth: number): number {
    const { scanner } = this;
    if (depth > DEEPEST) scanner.giveUp();
    let count = 0;
    while (!scanner.hasStopped()) {
      scanner.skipLines();
      if (scanner.isAtEnd() || scanner.isAtAny(until)) return count;
      if (scanner.operator(";", "&", "&&", "||", "|", "|&", ")", ";;") !== null) {
        const what = scanner.operator(";;", "&&", "||", "|&", ";", "&", "|", ")") ?? "";
        scanner.fail(what === ")" || what === ";;" ? "unmatched" : "no-command", what, what.length);
        return count;
      }
      this.#readChain(depth);
      count += 1;
      const separator = scanner.operator(";;", ";", "&&", "||", "&", "|");
      if (separator === ";" || separator === "&") scanner.at += 1;
    }
    return count;
  }

  /** `a | b && c`. */
  #readChain(depth: number): void {
    const { scanner } = this;
    while (!scanner.hasStopped()) {
      scanner.skipBlanks();
      while (scanner.isAtWord("!") || scanner.isAtWord("time")) {
        scanner.at += scanner.isAtWord("!") ? 1 : 4;
        scanner.skipBlanks();
      }
      this.#readCommand(depth);
      scanner.skipBlanks();
      const operator = scanner.operator("&&", "||", "|&", "|");
      if (operator === null || scanner.hasStopped()) return;
      const start = scanner.at;
      scanner.at += operator.length;
      scanner.skipLines();
      const bad = scanner.operator(";;", "&&", "||", ";", "&", "|", ")");
      if (!scanner.isAtEnd() && bad === null) continue;
      scanner.failAt("no-command", operator, start, start + operator.length);
    }
  }

  #readCommand(depth: number): void {
    const { scanner } = this;
    if (scanner.text.startsWith("((", scanner.at) && scanner.readArithmetic(scanner.at, 2)) {
      this.#readTail(depth);
      return;
    }
    if (scanner.operator("(") !== null) {
      const start = scanner.at;
      scanner.at += 1;
      this.#readBlock(")", "(", start, depth);
      this.#readTail(depth);
      return;
    }
    const start = scanner.at;
    const word = scanner.peekWord();
    if (CLOSERS.has(word)) {
      scanner.fail("unmatched", word, word.length);
      return;
    }
    switch (word) {
      case "if":
        scanner.at += 2;
        this.#readIf(start, depth);
        {
          this.#readTail(depth);
          return;
        }
      case "while":
      case "until":
        scanner.at += 5;
        this.#readPart("do", word, start, depth);
        this.#readBlock("done", word, start, depth);
        {
          this.#readTail(depth);
          return;
        }
      case "for":
      case "select":
        scanner.at += word.length;
        this.#readFor(word, start, depth);
        {
          this.#readTail(depth);
          return;
        }
      case "case":
        scanner.at += 4;
        this.#readCase(start, depth);
        {
          this.#readTail(depth);
          return;
        }
      case "{":
        scanner.at += 1;
        this.#readBlock("}", "{", start, depth);
        {
          this.#readTail(depth);
          return;
        }
      case "function":
        scanner.at += 8;
        scanner.skipBlanks();
        scanner.readWord();
        scanner.skipBlanks();
        if (/^\(\s*\)/.test(scanner.text.slice(scanner.at, scanner.at + 20))) {
          scanner.at = scanner.text.indexOf(")", scanner.at) + 1;
        }
        scanner.skipLines();
        {
          this.#readCommand(depth + 1);
          return;
        }
      case "[[":
        scanner.at += 2;
        {
          scanner.readDoubleTest(start);
          return;
        }
      default: {
        this.#readSimple(depth);
        return;
      }
    }
  }

  /** Only redirections may follow a block. */
  #readTail(depth: number): void {
    const { scanner } = this;
    while (!scanner.hasStopped()) {
      scanner.skipBlanks();
      if (scanner.readRedirect()) continue;
      const start = scanner.at;
      if (scanner.isAtEnd() || scanner.isAtSeparator()) return;
      const word = scanner.peekWord();
      if (word === "" && scanner.operator("(") === null) return;
      // `{ a; } done` is for the caller to judge.
      if (CLOSERS.has(word) || depth > DEEPEST) return;
      scanner.failAt(
        "unexpected",
        word === "" ? "(" : word,
        start,
        start + Math.max(word.length, 1),
      );
    }
  }

  /** Statements up to a keyword that has to come, behind it. */
  #readPart(keyword: string, opener: string, start: number, depth: number): boolean {
    const { scanner } = this;
    const count = this.readList(new Set([keyword, ...CLOSERS]), depth + 1);
    if (scanner.hasStopped()) return false;
    if (!scanner.isAtWord(keyword)) {
      scanner.failAt("unclosed-block", `${opener}|${keyword}`, start, start + opener.length);
      return false;
    }
    if (count === 0) scanner.fail("no-command", keyword, keyword.length);
    scanner.at += keyword.length;
    return !scanner.hasStopped();
  }

  #readBlock(closer: string, opener: string, start: number, depth: number): void {
    const { scanner } = this;
    if (scanner.hasStopped()) return;
    const others = closer === ")" ? [] : CLOSERS;
    const count = this.readList(new Set([closer, ...others]), depth + 1);
    if (scanner.hasStopped()) return;
    const isThere = closer === ")" ? scanner.operator(")") !== null : scanner.isAtWord(closer);
    if (!isThere) {
      scanner.failAt("unclosed-block", `${opener}|${closer}`, start, start + opener.length);
    } else if (count === 0) scanner.fail("no-command", closer, closer.length);
    else scanner.at += closer.length;
  }

  #readIf(start: number, depth: number): void {
    const { scanner } = this;
    if (!this.#readPart("then", "if", start, depth)) return;
    const ends = new Set(["elif", "else", "fi", ...CLOSERS]);
    while (!scanner.hasStopped()) {
      const count = this.readList(ends, depth + 1);
      if (scanner.hasStopped()) return;
      const word = scanner.peekWord();
      if (count === 0) {
        scanner.fail("no-command", word === "" ? "fi" : word, word.length);
        return;
      }
      if (word === "fi") {
        scanner.at += 2;
        return;
      }
      if (word === "elif") {
        scanner.at += 4;
        if (!this.#readPart("then", "if", start, depth)) return;
      } else if (word === "else") {
        scanner.at += 4;
        this.#readBlock("fi", "if", start, depth);
        return;
      } else {
        scanner.failAt("unclosed-block", "if|fi", start, start + 2);
        return;
      }
    }
  }

  #readFor(opener: string, start: number, depth: number): void {
    const { scanner } = this;
    scanner.skipBlanks();
    if (scanner.text.startsWith("((", scanner.at)) scanner.readArithmetic(scanner.at, 2);
    else {
      scanner.readWord();
      scanner.skipLines();
      if (scanner.isAtWord("in")) {
        scanner.at += 2;
        scanner.skipBlanks();
        while (!scanner.hasStopped() && scanner.readWord() !== "") scanner.skipBlanks();
      }
    }
    scanner.skipBlanks();
    if (scanner.operator(";") !== null) scanner.at += 1;
    scanner.skipLines();
    if (scanner.hasStopped()) return;
    if (scanner.isAtWord("{")) {
      scanner.at += 1;
      this.#readBlock("}", opener, start, depth);
      return;
    }
    if (!scanner.isAtWord("do")) {
      scanner.failAt("unclosed-block", `${opener}|do`, start, start + opener.length);
      return;
    }
    scanner.at += 2;
    this.#readBlock("done", opener, start, depth);
  }

  #readCase(start: number, depth: number): void {
    const { scanner } = this;
    scanner.skipBlanks();
    scanner.readWord();
    scanner.skipLines();
    if (!scanner.isAtWord("in")) {
      scanner.failAt("unclosed-block", "case|in", start, start + 4);
      return;
    }
    scanner.at += 2;
    while (!scanner.hasStopped()) {
      scanner.skipLines();
      if (scanner.isAtWord("esac")) {
        scanner.at += 4;
        return;
      }
      if (scanner.isAtEnd()) {
        scanner.failAt("unclosed-block", "case|esac", start, start + 4);
        return;
      }
      if (scanner.operator("(") !== null) scanner.at += 1;
      if (!scanner.readPattern()) return;
      this.readList(new Set([";;", ";&", ";;&", "esac", ...CLOSERS]), depth + 1);
      if (scanner.hasStopped()) return;
      const end = scanner.operator(";;&", ";;", ";&");
      if (end !== null) scanner.at += end.length;
      else if (!scanner.isAtWord("esac")) {
        scanner.failAt("unclosed-block", "case|esac", start, start + 4);
        return;
      }
    }
  }

  #readSimple(depth: number): void {
    const { scanner } = this;
    const start = scanner.at;
    const words: string[] = [];
    while (!scanner.hasStopped()) {
      scanner.skipBlanks();
      if (scanner.readRedirect()) continue;
      const at = scanner.at;
      const word = scanner.readWord();
      if (word === "") {
        if (scanner.operator("(") === null) break;
        if (words.length === 1 && /^\(\s*\)/.test(scanner.text.slice(at, at + 20))) {
          scanner.at = scanner.text.indexOf(")", at) + 1;
          scanner.skipLines();
          const isBody =
            scanner.operator("(") !== null ||
            /^(?:\{|if|while|until|for|case|\[\[)$/.test(scanner.peekWord());
          if (!isBody) {
            scanner.fail("unexpected", scanner.peekWord(), scanner.peekWord().length);
            return;
          }
          this.#readCommand(depth + 1);
          return;
        }
        scanner.fail("unexpected", "(", 1);
        return;
      }
      words.push(word);
    }
    if (scanner.hasStopped() || words.length === 0) return;
    const name = words[0] ?? "";
    if ((name === "[" && words.at(-1) !== "]") || /^\[[^\]=*?]+$/.test(name)) {
      scanner.failAt("unclosed-block", "[|]", start, start + 1);
    }
  }

  /** Behind `$(`; up to its end. */
  #readSubstitution(start: number): void {
    const { scanner } = this;
    this.readList(new Set([")"]), scanner.depth);
    if (scanner.hasStopped()) return;
    if (scanner.operator(")") === null) {
      scanner.failAt("unclosed-substitution", "$(", start, start + 2);
    } else scanner.at += 1;
  }
}
