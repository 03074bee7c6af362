import { describe, expect, it } from "vitest";
import { LineIndex } from "./line-index.ts";

describe("lines", () => {
  it.each([
    ["", [0]],
    ["a", [0]],
    ["a\nb", [0, 2]],
    ["a\r\nb\n", [0, 3, 5]],
    ["a\rb", [0, 2]],
    ["\n\n", [0, 1, 2]],
  ])("of %j start at %j", (text, starts) => {
    const index = new LineIndex(text);
    expect(Array.from({ length: index.lineCount }, (_, line) => index.lineStart(line))).toEqual(
      starts,
    );
  });

  it("past the last start at the end", () => {
    expect(new LineIndex("ab\nc").lineStart(9)).toBe(4);
  });
});

describe("a place", () => {
  const index = new LineIndex("ab\r\ncd\n");

  it.each([
    [0, 0, 0],
    [2, 0, 2],
    [4, 1, 0],
    [6, 1, 2],
    [7, 2, 0],
  ])("at offset %d is line %d, column %d", (offset, line, column) => {
    expect(index.position(offset)).toEqual({ line, column });
  });

  it.each([
    [0, 1, 1],
    [1, 1, 5],
    [1, 9, 7],
    [7, 0, 7],
  ])("in line %d, column %d is at offset %d", (line, column, offset) => {
    expect(index.offset({ line, column })).toBe(offset);
  });
});
