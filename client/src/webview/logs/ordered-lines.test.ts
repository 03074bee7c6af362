import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { OrderedLines } from "./ordered-lines.ts";

interface Line {
  readonly time: string;
  readonly text: string;
}

const line = (time: number, text: string): Line => ({ time: String(time), text });

function texts(lines: OrderedLines<Line>): readonly string[] {
  return Array.from({ length: lines.length }, (_, index) => lines.at(index)?.text ?? "");
}

describe("lines of several containers", () => {
  it("stand in the order of time, however they come", () => {
    const lines = new OrderedLines<Line>();
    lines.add([line(1, "a1"), line(3, "a3"), line(5, "a5")]);
    lines.add([line(2, "b2"), line(3, "b3"), line(6, "b6")]);
    lines.add([line(4, "c4")]);
    expect(texts(lines)).toEqual(["a1", "b2", "a3", "b3", "c4", "a5", "b6"]);
  });

  it("are as if all had been sorted at once", () => {
    const batches = fc.array(fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 8 }), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(batches, fc.nat(5), (all, dropped) => {
        const lines = new OrderedLines<Line>();
        const added = all.map((batch, at) =>
          batch.map((time, index) => line(time, `${at}.${index}`)),
        );
        added.forEach((batch) => lines.add(batch));
        const sorted = added.flat().toSorted((a, b) => Number(a.time) - Number(b.time));
        expect(lines.drop(dropped)).toEqual(sorted.slice(0, dropped));
        expect(texts(lines)).toEqual(sorted.slice(dropped).map(({ text }) => text));
      }),
    );
  });
});

it("finds a line, or the one after where it is gone", () => {
  const lines = new OrderedLines<Line>();
  const all = [line(1, "a"), line(2, "b"), line(2, "c"), line(3, "d")];
  lines.add(all);
  expect(all.map((each) => lines.indexOf(each))).toEqual([0, 1, 2, 3]);
  expect(lines.indexOf(line(2, "another"))).toBe(3);
  expect(lines.indexOf(line(9, "later"))).toBe(3);
});
