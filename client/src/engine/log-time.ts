/**
 * Times of log lines are texts of one form, `2026-01-31T12:00:00.000000000Z`: they keep the engine's
 * nanoseconds, and their order as texts is their order in time.
 */

const TIME = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?(Z|[+-]\d\d:\d\d)$/;
const SHORTEST = 20;
const LONGEST = 35;
const SPACE = 0x20;

/** The time that a record starts with, and how many bytes it takes; null where it has none. */
export function readTime(
  record: Buffer,
): { readonly time: string; readonly length: number } | null {
  const end = record.indexOf(SPACE);
  if (end < SHORTEST || end > LONGEST) return null;
  const time = normalTime(record.toString("latin1", 0, end));
  return time === null ? null : { time, length: end + 1 };
}

function normalTime(text: string): string | null {
  const match = TIME.exec(text);
  if (match === null) return null;
  const [, seconds = "", fraction = "", zone = ""] = match;
  if (zone === "Z" && fraction.length === 9) return text;
  const moment = Date.parse(seconds + zone);
  return Number.isNaN(moment) ? null : timeOf(moment, fraction);
}

/** @param milliseconds Of the epoch; parts of a second are in `fraction`. */
function timeOf(milliseconds: number, fraction: string): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}.${fraction.padEnd(9, "0")}Z`;
}

/** The same second's part, some seconds before. */
export function secondsBefore(time: string, seconds: number): string {
  return timeOf(Date.parse(`${time.slice(0, 19)}Z`) - seconds * 1000, time.slice(20, 29));
}

/** As the engine takes a moment: seconds of the epoch with nanoseconds. */
export function epochSeconds(time: string): string {
  return `${Date.parse(`${time.slice(0, 19)}Z`) / 1000}.${time.slice(20, 29)}`;
}
