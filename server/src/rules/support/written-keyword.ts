import type { Instruction } from "../../syntax/tree.ts";
import type { Edit } from "../../text/edit.ts";
import type { Span } from "../../text/span.ts";

/** The keyword as it stands in the text, continuations joined. */
export function writtenKeyword({ line, keyword }: Instruction): string {
  return line.text.slice(0, keyword.length);
}

/** All upper or all lower case; null where it is neither. */
export function casingOf(text: string): "upper" | "lower" | null {
  if (text === text.toLowerCase()) return "lower";
  return text === text.toUpperCase() ? "upper" : null;
}

export function inCasing(text: string, casing: "upper" | "lower"): string {
  return casing === "lower" ? text.toLowerCase() : text.toUpperCase();
}

/** Replaces a word of that length; nothing where a continuation lies inside. */
export function replaceWord(span: Span, text: string): readonly Edit[] {
  return span.end - span.start === text.length ? [{ span, text }] : [];
}
