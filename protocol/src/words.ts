import type { EstimateView } from "./forecast.ts";

/** A duration as people say it: `0.4 s`, `14 s`, `2 min 5 s`, `1 h 3 min`. */
export function durationText(seconds: number): string {
  if (seconds < 0.05) return "under 0.1 s";
  // What would round up to ten has no digit behind the point either.
  if (seconds < 9.95) return `${Number(seconds.toFixed(1))} s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return pair(whole, 60, "min", "s");
  return pair(Math.round(whole / 60), 60, "h", "min");
}

function pair(amount: number, size: number, large: string, small: string): string {
  const rest = amount % size;
  const first = `${Math.floor(amount / size)} ${large}`;
  return rest === 0 ? first : `${first} ${rest} ${small}`;
}

/** `12 to 16 s`, `50 s to 1 min 10 s`. */
export function rangeText({ low, high }: { readonly low: number; readonly high: number }): string {
  const to = durationText(high);
  const from = low < 0.05 ? "0 s" : durationText(low);
  if (from === to) return to;
  const isPlain = /^[\d.]+ s$/;
  return isPlain.test(from) && isPlain.test(to)
    ? `${from.slice(0, -" s".length)} to ${to}`
    : `${from} to ${to}`;
}

/** A size in decimal units, as the docker program writes them. */
export function bytesText(bytes: number): string {
  const units = ["B", "kB", "MB", "GB", "TB"];
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const digits = unit === 0 || value >= 100 ? 0 : 1;
  return `${value.toFixed(digits)} ${units[unit] ?? "B"}`;
}

/** A sentence that goes on after a colon. A name at its beginning stays as it is written. */
export function midSentence(sentence: string): string {
  return /^(A|An|Line|No|Rebuilds|Stage|The|What) /.test(sentence)
    ? sentence.charAt(0).toLowerCase() + sentence.slice(1)
    : sentence;
}

/** `about 14 s (12 to 16 s, by the last 3 runs), 48 MB`; null where nothing is known. */
export function estimateText({
  seconds,
  spread,
  measured = 1,
  bytes,
}: EstimateView): string | null {
  const runs = measured === 1 ? "the last run" : `the last ${measured} runs`;
  const range = spread === undefined ? "" : ` (${rangeText(spread)}, by ${runs})`;
  const known = [
    ...(seconds === undefined ? [] : [`about ${durationText(seconds)}${range}`]),
    ...(bytes === undefined ? [] : [bytesText(bytes)]),
  ];
  return known.length === 0 ? null : known.join(", ");
}
