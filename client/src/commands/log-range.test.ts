import { LOG_RANGES } from "@strata/protocol/logs-panel";
import { expect, it } from "vitest";
import { logRange } from "./log-range.ts";

it("asks for so many lines, or for those from a moment on", () => {
  const asked = LOG_RANGES.map((choice) => {
    const { tail, since } = logRange(choice, 100_000_500);
    return `${choice}: ${tail} since ${since}`;
  });
  expect(asked).toEqual([
    "100 lines: 100 since 0",
    "1000 lines: 1000 since 0",
    "10000 lines: 10000 since 0",
    "5 minutes: all since 99700",
    "1 hour: all since 96400",
    "1 day: all since 13600",
    "everything: all since 0",
  ]);
});
