import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compilePathPattern, hasWildcard } from "./go-match.ts";
import { cleanPath, cleanSource } from "./go-path.ts";

function match(pattern: string, path: string): boolean | null {
  return compilePathPattern(pattern).matches(path);
}

describe("compilePathPattern", () => {
  it.each([
    ["abc", "abc", true],
    ["*", "abc", true],
    ["*c", "abc", true],
    ["a*", "a", true],
    ["a*", "ab/c", false],
    ["a*/b", "abc/b", true],
    ["a*/b", "a/c/b", false],
    ["a*b*c*d*e*/f", "axbxcxdxe/f", true],
    ["a*b*c*d*e*/f", "axbxcxdxexxx/f", true],
    ["a*b*c*d*e*/f", "axbxcxdxe/xxx/f", false],
    ["a*b?c*x", "abxbbxdbxebxczzx", true],
    ["a*b?c*x", "abxbbxdbxebxczzy", false],
    ["ab[c]", "abc", true],
    ["ab[b-d]", "abc", true],
    ["ab[e-g]", "abc", false],
    ["ab[^c]", "abc", false],
    ["ab[^e-g]", "abc", true],
    ["a\\*b", "a*b", true],
    ["a\\*b", "ab", false],
    ["a?b", "a☺b", true],
    ["a[^a]b", "a☺b", true],
    ["a???b", "a☺b", false],
    ["[a-ζ]*", "α", true],
    ["*[a-ζ]", "A", false],
    ["a?b", "a/b", false],
    ["a*b", "a/b", false],
    ["[\\]a]", "]", true],
    ["[\\-]", "-", true],
    ["[x\\-]", "-", true],
    ["[\\-x]", "a", false],
    ["*x", "xxx", true],
    ["", "", true],
    ["**", "a/b", false],
  ])("%s on %s: %s", (pattern, path, expected) => {
    expect(match(pattern, path)).toBe(expected);
  });

  it.each([
    "[]a]",
    "[-]",
    "[x-]",
    "[-x]",
    "a[",
    "a[]",
    "[a-b-c]",
    "[",
    "[^",
    "[^bc",
    "\\",
    "[^]",
    "a\\",
  ])("%s is a syntax error", (pattern) => {
    expect(match(pattern, "a")).toBeNull();
  });

  it("does not look behind what does not match", () => {
    expect([match("b*[", "a"), match("b*[", "b")]).toEqual([false, null]);
  });

  it("never throws", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[ab/*?[\]^\\-]*$/), fc.string(), (pattern, path) => {
        expect([true, false, null]).toContain(match(pattern, path));
      }),
    );
  });

  it("agrees with a plain expression on stars and marks", () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[ab/*?]{0,8}$/),
        fc.stringMatching(/^[ab/]{0,8}$/),
        (pattern, path) => {
          const plain = pattern.replaceAll("*", "[^/]*").replaceAll("?", "[^/]");
          expect(match(pattern, path)).toBe(new RegExp(`^${plain}$`).test(path));
        },
      ),
    );
  });
});

describe("hasWildcard", () => {
  it.each([
    ["a/b.txt", false],
    ["*.txt", true],
    ["a?", true],
    ["a[b]", true],
    ["a\\*b", false],
    ["a\\\\*b", true],
  ])("%s: %s", (source, expected) => {
    expect(hasWildcard(source)).toBe(expected);
  });
});

describe("cleanPath", () => {
  it.each([
    ["", "."],
    ["abc/", "abc"],
    ["a//b", "a/b"],
    ["./a", "a"],
    ["a/./b/../c", "a/c"],
    ["/..", "/"],
    ["/../a", "/a"],
    ["../../a", "../../a"],
    ["a/../..", ".."],
    ["/", "/"],
  ])("%s: %s", (path, expected) => {
    expect(cleanPath(path)).toBe(expected);
  });

  it("cleaning twice is cleaning once", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a./]*$/), (path) => {
        expect(cleanPath(cleanPath(path))).toBe(cleanPath(path));
      }),
    );
  });
});

describe("cleanSource", () => {
  it.each([
    [".", "."],
    ["/", "."],
    ["", "."],
    ["/src/", "src"],
    ["../../etc", "etc"],
    ["a/../*.txt", "*.txt"],
  ])("%s: %s", (source, expected) => {
    expect(cleanSource(source)).toBe(expected);
  });
});
