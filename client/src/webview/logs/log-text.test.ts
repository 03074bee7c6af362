import { expect, it } from "vitest";
import { EntryMaker } from "./log-entry.ts";
import { logText } from "./log-text.ts";
import { OrderedLines } from "./ordered-lines.ts";

it.each([
  [null, false, "red\nplain\n"],
  [["web", "db"], false, "web | red\ndb | plain\n"],
  [["web", "db"], true, "1 web | red\n2 db | plain\n"],
])("writes lines with names %j and times %s", (names, withTimes, text) => {
  const maker = new EntryMaker();
  const lines = new OrderedLines<ReturnType<EntryMaker["make"]>>();
  lines.add([
    maker.make([0, "stdout", "1", "\u001b[31mred\u001b[0m"]),
    maker.make([1, "stderr", "2", "plain"]),
  ]);
  expect(logText(lines, { names, withTimes })).toBe(text);
});
