import type { SentLine } from "@strata/protocol/logs-panel";
import { plainText } from "./ansi.ts";
import { isContinuation, type Level, levelOf } from "./level.ts";

/** A line as the viewer keeps it. */
export interface LogEntry {
  readonly source: number;
  readonly stream: "stdout" | "stderr";
  /** For the order among lines: it never falls within one container. */
  readonly time: string;
  /** As the container wrote it. */
  readonly text: string;
  /** As it is read and searched. */
  readonly plain: string;
  readonly level: Level | null;
  /** Whether all of a folded line is shown. */
  isOpen: boolean;
  /** Pixels beyond a row's usual height, as it was last measured. */
  extra: number;
}

/** Makes entries of lines, one container's after another. */
export class EntryMaker {
  /** By container and stream. */
  readonly #levels = new Map<string, Level | null>();
  readonly #times: string[] = [];

  make([source, stream, time, text]: SentLine): LogEntry {
    const plain = plainText(text);
    const before = this.#times[source] ?? "";
    const ordered = time > before ? time : before;
    this.#times[source] = ordered;
    const key = `${source} ${stream}`;
    const level =
      levelOf(plain) ?? (isContinuation(plain) ? (this.#levels.get(key) ?? null) : null);
    this.#levels.set(key, level);
    return { source, stream, time: ordered, text, plain, level, isOpen: false, extra: 0 };
  }
}
