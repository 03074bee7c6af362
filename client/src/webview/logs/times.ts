import type { Translate } from "../../translate.ts";

export type TimeStyle = "off" | "local" | "relative";

/**
 * A line's time as it is shown.
 *
 * @param time `2026-01-31T12:00:00.000000000Z`
 * @param now Milliseconds of the epoch.
 */
export function shownTime(time: string, style: TimeStyle, now: number, t: Translate): string {
  const moment = Date.parse(`${time.slice(0, 23)}Z`);
  if (style === "off" || Number.isNaN(moment)) return "";
  return style === "local" ? localTime(new Date(moment)) : relativeTime(now - moment, t);
}

/** In the local time zone, to the millisecond: `2026-01-31 13:00:00.000`. */
function localTime(date: Date): string {
  const two = (value: number, length = 2): string => String(value).padStart(length, "0");
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  const clock = `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
  return `${day} ${clock}.${two(date.getMilliseconds(), 3)}`;
}

function relativeTime(milliseconds: number, t: Translate): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  if (seconds < 60) return t("{0} s ago", seconds);
  if (seconds < 3600) return t("{0} min ago", Math.floor(seconds / 60));
  if (seconds < 48 * 3600) return t("{0} h ago", Math.floor(seconds / 3600));
  return t("{0} d ago", Math.floor(seconds / 86_400));
}
