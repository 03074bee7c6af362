import { describe, expect, it } from "vitest";
import { span, spanContains, spanHasOffset, spansOverlap, spanText } from "./span.ts";

describe("a span", () => {
  it("has its text", () => {
    expect(spanText("abcd", span(1, 3))).toBe("bc");
  });

  it.each([
    [span(0, 4), span(0, 4), true],
    [span(0, 4), span(1, 2), true],
    [span(1, 4), span(0, 2), false],
    [span(0, 2), span(1, 3), false],
  ])("%j contains %j: %s", (outer, inner, contains) => {
    expect(spanContains(outer, inner)).toBe(contains);
  });

  it.each([
    [span(0, 2), span(2, 4), false],
    [span(0, 3), span(2, 4), true],
    [span(2, 2), span(2, 2), false],
    [span(0, 4), span(1, 1), true],
  ])("%j overlaps %j: %s", (a, b, overlap) => {
    expect([spansOverlap(a, b), spansOverlap(b, a)]).toEqual([overlap, overlap]);
  });

  it("has the offsets of a cursor at either end", () => {
    expect([0, 1, 3, 4].map((offset) => spanHasOffset(span(1, 3), offset))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });
});
