import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { contrastOf, parseColour, readable, type Rgb } from "./contrast.ts";

describe("a theme's colour", () => {
  it.each([
    ["#fff", [255, 255, 255]],
    [" #0a0b0cff", [10, 11, 12]],
    ["rgba(1, 2, 3, 0.5)", [1, 2, 3]],
    ["rgb(1 2 3)", [1, 2, 3]],
    ["red", null],
    ["", null],
  ])("%j is %j", (css, colour) => {
    expect(parseColour(css)).toEqual(colour);
  });
});

it("black on white has the most contrast there is", () => {
  expect(contrastOf([0, 0, 0], [255, 255, 255])).toBe(21);
});

it("can be read on any background, and stays as it is where it can", () => {
  const channel = fc.integer({ min: 0, max: 255 });
  const colour = fc.tuple(channel, channel, channel);
  fc.assert(
    fc.property(colour, colour, (text: Rgb, background: Rgb) => {
      const shown = readable(text, background, 4.5);
      expect(contrastOf(shown, background)).toBeGreaterThanOrEqual(4.5);
      if (contrastOf(text, background) >= 4.5) expect(shown).toEqual(text);
    }),
  );
});
