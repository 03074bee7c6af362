import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compileGoRegExp } from "./go-regexp.ts";

describe("compileGoRegExp", () => {
  it.each([
    ["^a\\.b$", "a.b", true],
    ["^a\\.b$", "axb", false],
    ["^[^/]*$", "", true],
    ["^(.*/)?x$", "a/b/x", true],
    ["^(.*/)?x$", "ax", false],
    ["^a|b$", "a…", true],
    ["^a|b$", "…b", true],
    ["^a|b$", "…", false],
    ["^a{2,3}$", "aaaa", false],
    ["^a{2,}$", "aaaa", true],
    ["^a{,2}$", "a{,2}", true],
    ["^[a-c\\-\\d]$", "-", true],
    ["^\\d\\W$", "7-", true],
    ["^.$", "\n", false],
    ["^[^/]$", "😀", true],
    ["^bin\\build$", "bin/build", false],
  ])("%s on %s: %s", (source, text, expected) => {
    expect(compileGoRegExp(source)?.test(text)).toBe(expected);
  });

  it.each([
    "[",
    "a**",
    "a{2}{3}",
    "a{1001}",
    "a{3,2}",
    "\\y",
    "\\pL",
    "[z-a]",
    "[[:no:]]",
    "*a",
    "(",
  ])("%s is refused", (source) => {
    expect(compileGoRegExp(source)).toBeNull();
  });

  it("refuses what would cost too much", () => {
    expect(compileGoRegExp(`^${"|".repeat(100_000)}$`)).toBeNull();
  });

  it("agrees with JavaScript where both mean the same", () => {
    const source = fc.stringMatching(/^\^?([ab/]|\[\^\/\]\*|\(\.\*\/\)\?|\||[ab]\{1,2\}){0,6}\$?$/);
    fc.assert(
      fc.property(source, fc.stringMatching(/^[ab/]{0,8}$/), (expression, text) => {
        const compiled = compileGoRegExp(expression);
        expect(compiled?.test(text)).toBe(new RegExp(expression).test(text));
      }),
      { numRuns: 2000 },
    );
  });

  it("never throws", () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[ab^$.*?+(){}[\]|\\\-,:0-9]*$/),
        fc.string(),
        (source, text) => {
          expect([true, false, undefined]).toContain(compileGoRegExp(source)?.test(text));
        },
      ),
    );
  });
});
