import { expect, it } from "vitest";
import { EntryMaker } from "./log-entry.ts";

it("keeps a container's lines in their order, though its clock was put back", () => {
  const maker = new EntryMaker();
  const times = ["2", "1", "3"].map((time) => maker.make([0, "stdout", time, "x"]).time);
  expect(times).toEqual(["2", "2", "3"]);
});

it("gives the lines of a stack trace the level of their first", () => {
  const maker = new EntryMaker();
  const levels = [
    [0, "stderr", "1", "\u001b[31mERROR\u001b[0m it broke"],
    [1, "stderr", "1", "INFO other"],
    [0, "stdout", "1", "    of no error"],
    [0, "stderr", "1", "    at main"],
    [0, "stderr", "1", "on with it"],
    [0, "stderr", "1", "    at nothing"],
  ] as const;
  expect(levels.map((line) => maker.make(line).level)).toEqual([
    "error",
    "info",
    null,
    "error",
    null,
    null,
  ]);
});
