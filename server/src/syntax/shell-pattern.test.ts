import { describe, expect, it } from "vitest";
import { parseShellPattern, replaceMatches, trimPrefix, trimSuffix } from "./shell-pattern.ts";

const pattern = (text: string) => parseShellPattern(text) ?? [];

describe("a pattern", () => {
  it.each([
    ["/a/b/c", "*/", false, "a/b/c"],
    ["/a/b/c", "*/", true, "c"],
    ["abc", "?", false, "bc"],
    ["a*c", "a\\*", false, "c"],
    ["abc", "x*", false, "abc"],
    ["abc", "*", true, ""],
    ["a.b", "a[.]", false, "a.b"],
  ])("cuts off the front: ${v=%s #%s} longest %s", (value, text, longest, result) => {
    expect(trimPrefix(value, pattern(text), longest)).toBe(result);
  });

  it.each([
    ["a.tar.gz", ".*", false, "a.tar"],
    ["a.tar.gz", ".*", true, "a"],
    ["abc", "?c", false, "a"],
    ["abc", "b", false, "abc"],
  ])("cuts off the end: ${v=%s %%%s} longest %s", (value, text, longest, result) => {
    expect(trimSuffix(value, pattern(text), longest)).toBe(result);
  });

  it.each([
    ["a-b-c", "-", "_", false, "a_b-c"],
    ["a-b-c", "-", "_", true, "a_b_c"],
    ["abcabc", "b*", "X", false, "aX"],
    ["a/b", "\\/", "$1", false, "a$1b"],
    ["abc", "", "x", true, "xaxbxcx"],
    ["abc", "*", "x", true, "x"],
    ["abc", "z", "x", true, "abc"],
  ])("is replaced: ${v=%s /%s/%s} all %s", (value, text, replacement, all, result) => {
    expect(replaceMatches(value, pattern(text), replacement, all)).toBe(result);
  });

  it.each(["\\a", "a\\"])("cannot be read: %s", (text) => {
    expect(parseShellPattern(text)).toBeNull();
  });

  it("with many stars takes no longer than it is long", () => {
    const start = performance.now();
    trimSuffix("a".repeat(2000), pattern(`${"*a".repeat(30)}b`), true);
    expect(performance.now() - start).toBeLessThan(1000);
  });
});
