import { nameUnseen } from "@strata/protocol/unseen";
import type { Place } from "./report.ts";

interface Row {
  /** The line's number, or as much room. */
  readonly gutter: string;
  readonly text: string;
}

/** A line of a file, and below it a mark under the words that a problem is about. */
export interface MarkedLine {
  readonly line: Row;
  readonly mark: Row;
}

/** Wider than a terminal mostly is, a line is cut on both sides of the mark. */
const WIDTH = 100;
const BEFORE = 30;

/** @param text The line, without its end; a mark that goes on below it ends with it. */
export function markedLine(text: string, { line, column, endLine, endColumn }: Place): MarkedLine {
  const start = column - 1;
  const end = Math.max(start + 1, endLine === line ? endColumn - 1 : text.trimEnd().length);
  const from = text.length <= WIDTH || start <= BEFORE ? 0 : start - BEFORE;
  const to = Math.min(text.length, from + WIDTH);
  const before = `${from > 0 ? "…" : ""}${shown(text.slice(from, start))}`;
  const words = shown(text.slice(start, Math.min(end, to)));
  const after = shown(text.slice(Math.min(end, to), to)).trimEnd();
  const number = String(line).padStart(5);
  return {
    line: {
      gutter: `${number} | `,
      text: `${before}${words}${after}${to < text.length ? "…" : ""}`,
    },
    mark: {
      gutter: `${" ".repeat(number.length)} | `,
      text: `${" ".repeat(cells(before))}${"^".repeat(Math.max(1, cells(words)))}`,
    },
  };
}

function shown(text: string): string {
  return nameUnseen(text.replaceAll("\t", " "));
}

const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]|\p{Extended_Pictographic}/u;

/** How many places of a terminal a text takes. */
function cells(text: string): number {
  let count = 0;
  for (const character of text) count += WIDE.test(character) ? 2 : 1;
  return count;
}
