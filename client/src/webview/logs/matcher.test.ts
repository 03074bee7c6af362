import { expect, it } from "vitest";
import { matcherOf, type Search } from "./matcher.ts";

const search = (text: string, more: Partial<Search> = {}): Search => ({
  text,
  isPattern: false,
  matchesCase: false,
  ...more,
});

it.each([
  ["text in any case", search("a.b"), "xA.Bx aXb", [[1, 4]]],
  ["text in its case", search("ab", { matchesCase: true }), "AB ab", [[3, 5]]],
  [
    "a pattern",
    search("\\d+", { isPattern: true }),
    "a1 b22",
    [
      [1, 2],
      [4, 6],
    ],
  ],
  ["a pattern that matches nothing too", search("x*", { isPattern: true }), "axx", [[1, 3]]],
  ["nothing", search("z"), "abc", []],
])("finds %s", (_what, wanted, line, ranges) => {
  expect(matcherOf(wanted)?.find(line)).toEqual(ranges);
});

it("says whether a line has it", () => {
  const lines = ["one", "TWO", "2"];
  const having = (wanted: Search): readonly string[] =>
    lines.filter((line) => matcherOf(wanted)?.matches(line));
  expect([
    having(search("two")),
    having(search("two", { matchesCase: true })),
    having(search("^[0-9]$", { isPattern: true })),
  ]).toEqual([["TWO"], [], ["2"]]);
});

it("looks for nothing where there is no text", () => {
  expect(matcherOf(search(""))).toBeNull();
});

it("refuses a pattern that is none", () => {
  expect(() => matcherOf(search("(", { isPattern: true }))).toThrow(SyntaxError);
});
