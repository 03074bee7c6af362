import { describe, expect, it } from "vitest";
import { EntryMaker, type LogEntry } from "./log-entry.ts";
import { type Filter, LogModel } from "./log-model.ts";
import { matcherOf } from "./matcher.ts";

const ALL: Filter = { level: null, hidden: new Set(), matcher: null };

function entries(...texts: readonly string[]): readonly LogEntry[] {
  const maker = new EntryMaker();
  return texts.map((text, index) =>
    maker.make([text.startsWith("b") ? 1 : 0, "stdout", String(index).padStart(9, "0"), text]),
  );
}

function shown(model: LogModel): readonly string[] {
  return Array.from(
    { length: model.shown.length },
    (_, index) => model.shown.at(index)?.text ?? "",
  );
}

const LINES = ["a ERROR 1", "b WARN 2", "a INFO 3", "b 4"];

describe("a filter", () => {
  it.each<[string, Filter, readonly string[]]>([
    ["none", ALL, LINES],
    ["a level", { ...ALL, level: "warning" }, ["a ERROR 1", "b WARN 2"]],
    ["a container", { ...ALL, hidden: new Set([1]) }, ["a ERROR 1", "a INFO 3"]],
    [
      "a text",
      { ...ALL, matcher: matcherOf({ text: "b", isPattern: false, matchesCase: true }) },
      ["b WARN 2", "b 4"],
    ],
  ])("of %s leaves what passes, of what is there and of what comes", (_what, filter, left) => {
    const before = new LogModel();
    before.add(entries(...LINES));
    before.filter(filter);
    const after = new LogModel();
    after.filter(filter);
    expect(after.add(entries(...LINES))).toBe(left.length);
    expect([shown(before), shown(after), before.kept]).toEqual([left, left, LINES.length]);
  });

  it("hides, and does not forget", () => {
    const model = new LogModel();
    model.add(entries(...LINES));
    model.filter({ ...ALL, level: "error" });
    model.filter(ALL);
    expect(shown(model)).toEqual(LINES);
  });
});

describe("what is kept", () => {
  it("is so many lines, the newest", () => {
    const model = new LogModel({ lines: 3, characters: 1000 });
    model.add(entries(...LINES));
    model.add([]);
    expect([shown(model), model.dropped]).toEqual([LINES.slice(1), 1]);
  });

  it("is so many characters", () => {
    const model = new LogModel({ lines: 100, characters: 10 });
    model.add(entries("aaaa", "bbbb", "cccc", "dddddddddd"));
    expect([shown(model), model.dropped]).toEqual([["dddddddddd"], 3]);
  });

  it("goes from what is shown too", () => {
    const model = new LogModel({ lines: 2, characters: 1000 });
    model.filter({ ...ALL, level: "info" });
    model.add(entries(...LINES));
    expect([shown(model), model.kept]).toEqual([["a INFO 3"], 2]);
  });
});
