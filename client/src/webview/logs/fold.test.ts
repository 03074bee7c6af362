import { describe, expect, it } from "vitest";
import { folded, LONGEST_SHOWN, unfolded } from "./fold.ts";

describe("a line that is opened", () => {
  it.each([
    ['{"level":"info","at":{"n":1}}', '{\n  "level": "info",\n  "at": {\n    "n": 1\n  }\n}'],
    [' {"a":1} ', '{\n  "a": 1\n}'],
    ['[{"a":1}]', '[\n  {\n    "a": 1\n  }\n]'],
    ["{not json}", null],
    ["[info] text", null],
    ["{}", null],
    ["text", null],
  ])("%j shows %j", (line, whole) => {
    expect(unfolded(line)).toBe(whole);
  });

  it("shows all of what was too long", () => {
    const long = "x".repeat(LONGEST_SHOWN + 1);
    expect([unfolded(long), folded(long).length]).toEqual([long, LONGEST_SHOWN + 1]);
  });
});
