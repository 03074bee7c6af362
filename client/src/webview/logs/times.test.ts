import { expect, it } from "vitest";
import { english } from "../../translate.ts";
import { shownTime, type TimeStyle } from "./times.ts";

const TIME = "2026-01-31T12:00:00.123456789Z";
const MOMENT = Date.parse("2026-01-31T12:00:00.123Z");

it.each<[TimeStyle, number, string]>([
  ["off", 0, ""],
  ["relative", -5000, "0 s ago"],
  ["relative", 59_999, "59 s ago"],
  ["relative", 60_000, "1 min ago"],
  ["relative", 3_600_000, "1 h ago"],
  ["relative", 49 * 3_600_000, "2 d ago"],
])("%s, %i ms later, is %j", (style, later, text) => {
  expect(shownTime(TIME, style, MOMENT + later, english)).toBe(text);
});

it("is local to the millisecond", () => {
  const text = shownTime(TIME, "local", 0, english);
  expect(new Date(text).getTime()).toBe(MOMENT);
});

it("is nothing where the engine gave none", () => {
  expect(shownTime("", "local", 0, english)).toBe("");
});
