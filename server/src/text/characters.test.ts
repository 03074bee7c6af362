import { describe, expect, it } from "vitest";
import { isBlank, isSpace, skipSpaces, trimSpacesEnd } from "./characters.ts";

const all = Array.from({ length: 0x10000 }, (_, code) => code);

describe("white space", () => {
  it("is what Unicode calls so, as Go reads it", () => {
    const spaces = all.filter((code) => isSpace(code));
    expect(spaces).toEqual(
      all.filter((code) => /^[\p{White_Space}]$/u.test(String.fromCharCode(code))),
    );
  });

  it("separates words only where it is a blank", () => {
    expect(all.filter((code) => isBlank(code))).toEqual([9, 11, 12, 13, 32]);
  });

  it("is skipped up to an end", () => {
    expect([skipSpaces(" \t a", 0, 4), skipSpaces("    ", 1, 3)]).toEqual([3, 3]);
  });

  it("is trimmed down to a start", () => {
    expect([trimSpacesEnd("a \t ", 0, 4), trimSpacesEnd("    ", 1, 3)]).toEqual([1, 1]);
  });
});
