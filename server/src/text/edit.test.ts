import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyEdits, type Edit } from "./edit.ts";

const edit = (start: number, end: number, text: string): Edit => ({ span: { start, end }, text });

describe("edits", () => {
  it.each<[string, Edit[], string]>([
    ["replace", [edit(1, 3, "x")], "axd"],
    ["insert", [edit(2, 2, "x")], "abxcd"],
    ["delete", [edit(0, 4, "")], ""],
    ["come in any order", [edit(3, 4, "y"), edit(0, 1, "x")], "xbcy"],
    ["touch", [edit(0, 2, "x"), edit(2, 4, "y")], "xy"],
    ["insert before what is replaced", [edit(1, 2, "y"), edit(1, 1, "x")], "axycd"],
    ["that overlap leave out the later", [edit(0, 2, "x"), edit(1, 3, "y")], "xcd"],
    ["that insert at one place leave out the later", [edit(1, 1, "x"), edit(1, 1, "y")], "axbcd"],
  ])("%s", (_, edits, result) => {
    expect(applyEdits("abcd", edits)).toBe(result);
  });

  it("leave everything else as it is", () => {
    const cases = fc.tuple(fc.string(), fc.nat(), fc.nat(), fc.string());
    fc.assert(
      fc.property(cases, ([text, from, length, put]) => {
        const start = Math.min(from, text.length);
        const end = Math.min(start + length, text.length);
        expect(applyEdits(text, [edit(start, end, put)])).toBe(
          text.slice(0, start) + put + text.slice(end),
        );
      }),
    );
  });

  it("give the same text in whatever order they come", () => {
    const cuts = fc.uniqueArray(fc.nat(40), { minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(fc.string({ minLength: 41 }), cuts, (text, offsets) => {
        const sorted = offsets.toSorted((a, b) => a - b);
        const edits: Edit[] = [];
        for (let index = 0; index + 1 < sorted.length; index += 2) {
          edits.push(edit(sorted[index] ?? 0, sorted[index + 1] ?? 0, `<${index}>`));
        }
        expect(applyEdits(text, edits.toReversed())).toBe(applyEdits(text, edits));
      }),
    );
  });
});
