import { describe, expect, it } from "vitest";
import { isLexFailure, lexWord } from "./shell-lexer.ts";

const VALUES: Readonly<Record<string, string>> = {
  a: "1",
  path: "/x/y.tar.gz",
  empty: "",
  two: "b c",
};

/** What a builder makes of a word, or the reason why it does not. */
function expand(text: string, escape: "\\" | "`" = "\\"): string {
  const result = lexWord(text, { escape, lookup: (name) => VALUES[name] });
  return isLexFailure(result) ? `refused: ${result.error}` : result.value;
}

describe("a word", () => {
  it.each([
    ["plain", "plain"],
    ["$a ${a} $a$a", "1 1 11"],
    ["$none-${none}", "-"],
    ["'$a' \"$a\"", "$a 1"],
    ["\\$a \\x", "$a x"],
    ['"\\$a \\" \\x"', '$a " \\x'],
    ["it\\'s", "it's"],
    ["$", "$"],
    ["a$", "a$"],
    ["$a_b $a-b", " 1-b"],
    ["$1a", "a"],
    ["${none:-d} ${empty:-d} ${empty-d}", "d d "],
    ["${a:+s} ${empty:+s} ${empty+s}", "s  s"],
    ["${a:?no} ${empty?no}", "1 "],
    ["${none:-$a} ${none:-${a}}", "1 1"],
    ["${path#*/} ${path##*/}", "x/y.tar.gz y.tar.gz"],
    ["${path%.*} ${path%%.*}", "/x/y.tar /x/y"],
    ["${path/x/z} ${path//[.]/_} ${path//./_}", "/z/y.tar.gz /x/y.tar.gz /x/y_tar_gz"],
    ["${path/\\/x/}", "/y.tar.gz"],
  ])("%s becomes %s", (text, value) => {
    expect(expand(text)).toBe(value);
  });

  it("takes the backtick as its escape character", () => {
    expect(expand("`$a \\$a", "`")).toBe("$a \\1");
  });

  it.each([
    ["'a", "unterminated-single-quote"],
    ['"a', "unterminated-double-quote"],
    ["${", "missing-brace"],
    ["${}", "bad-substitution"],
    ["${:a}", "bad-substitution"],
    ["${a", "missing-brace"],
    ["${a:-b", "missing-brace"],
    ["${a:!b}", "unsupported-modifier"],
    ["${a!b}", "unsupported-modifier"],
    ["${a^}", "unsupported-modifier"],
    ["${a.b}", "unsupported-modifier"],
    ["${none:?no}", "required-variable"],
    ["${empty:?no}", "required-variable"],
    ["${a/b}", "missing-slash"],
    ["${a/b/c", "missing-brace"],
    ["${a#\\b}", "bad-pattern"],
  ])("%s is refused: %s", (text, error) => {
    expect(expand(text)).toBe(`refused: ${error}`);
  });

  it("names its variables with their places and operators", () => {
    const { references } = lexWord("x$a ${b:-${c}} '$d'", { escape: "\\" });
    expect(references).toEqual([
      { name: "a", start: 1, end: 3, operator: "" },
      { name: "b", start: 4, end: 14, operator: ":-" },
      { name: "c", start: 9, end: 13, operator: "" },
    ]);
  });

  it("is split where blanks are not quoted", () => {
    const result = lexWord("a 'b c' $two d\\ e", { escape: "\\", lookup: (name) => VALUES[name] });
    const words = isLexFailure(result) ? [] : result.words.map(({ text }) => text);
    expect(words).toEqual(["a", "b c", "b", "c", "d e"]);
  });

  it("keeps quotes, escapes and unset variables where it is told to", () => {
    const text = "'a' \\b \"c\" $none ${none:-d}";
    const options = { escape: "\\", rawQuotes: true, rawEscapes: true, keepUnset: true } as const;
    const result = lexWord(text, options);
    expect(isLexFailure(result) ? "" : result.value).toBe(text);
  });

  it("has ordinary quotes where it is told so", () => {
    const result = lexWord('it\'s "$a"', {
      escape: "\\",
      literalQuotes: true,
      lookup: (name) => VALUES[name],
    });
    expect(isLexFailure(result) ? "" : result.value).toBe('it\'s "1"');
  });

  it("may nest too deep to be read, and is refused", () => {
    expect(expand("${a:-".repeat(20_000))).toBe("refused: bad-substitution");
  });
});
