import type { LogEntry } from "./log-entry.ts";
import type { OrderedLines } from "./ordered-lines.ts";

export interface TextOptions {
  /** Names of the containers; null where there is one only. */
  readonly names: readonly string[] | null;
  readonly withTimes: boolean;
}

/** Lines as a file has them: plain text, one a line. */
export function logText(
  lines: Pick<OrderedLines<LogEntry>, "length" | "at">,
  { names, withTimes }: TextOptions,
): string {
  const written: string[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const entry = lines.at(index);
    if (entry === undefined) continue;
    const name = names?.[entry.source];
    const before = [
      ...(withTimes ? [`${entry.time} `] : []),
      ...(name === undefined ? [] : [`${name} | `]),
    ];
    written.push(`${before.join("")}${entry.plain}\n`);
  }
  return written.join("");
}
