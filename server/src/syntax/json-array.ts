import { wordAt } from "./words.ts";
import type { LogicalText } from "./logical-text.ts";
import type { Word } from "./tree.ts";

/**
 * A JSON array of strings, as exec form is written; `not-strings` where the array holds anything
 * else (which a build refuses), null where the text is no JSON array (which makes it shell form).
 */
export function parseJsonArray(text: LogicalText): readonly Word[] | "not-strings" | null {
  const source = text.text;
  if (!source.startsWith("[") || !source.endsWith("]")) return null;
  const words: Word[] = [];
  let position = skipJsonSpaces(source, 1);
  // Most shell commands that begin with a bracket are told apart within a few characters.
  for (;;) {
    if (source.charAt(position) === "]" && words.length === 0) break;
    if (source.charAt(position) !== '"') {
      text.countRead(position);
      return isArray(text) ? "not-strings" : null;
    }
    const end = endOfString(source, position);
    const value = end === null ? null : decode(source.slice(position, end));
    if (end === null || value === null) {
      text.countRead(end ?? source.length);
      return null;
    }
    words.push({ text: value, span: wordAt(text, position, end).span });
    position = skipJsonSpaces(source, end);
    if (source.charAt(position) !== ",") break;
    position = skipJsonSpaces(source, position + 1);
  }
  const closed =
    source.charAt(position) === "]" && skipJsonSpaces(source, position + 1) === source.length;
  text.countRead(position + 1);
  return closed ? words : null;
}

function skipJsonSpaces(source: string, start: number): number {
  let position = start;
  while (" \t\n\r".includes(source.charAt(position)) && position < source.length) position += 1;
  return position;
}

/** The offset after the closing quote; null where a character is not allowed or none closes. */
function endOfString(source: string, start: number): number | null {
  let position = start + 1;
  while (position < source.length) {
    const code = source.charCodeAt(position);
    if (code < 32) return null;
    if (code === 34) return position + 1;
    position += code === 92 ? 2 : 1;
  }
  return null;
}

function decode(literal: string): string | null {
  if (!literal.includes("\\")) return literal.slice(1, -1);
  const value = parseJson(literal);
  return typeof value === "string" ? value : null;
}

function isArray(text: LogicalText): boolean {
  text.countRead(text.text.length);
  const value = parseJson(text.text);
  return Array.isArray(value) && !hasEndlessNumber(value);
}

/** BuildKit takes a number that no float can hold for broken JSON. */
function hasEndlessNumber(array: readonly unknown[]): boolean {
  const pending: unknown[] = [...array];
  while (pending.length > 0) {
    const value = pending.pop();
    if (value === Infinity || value === -Infinity) return true;
    if (typeof value === "object" && value !== null) {
      for (const inner of Object.values(value)) pending.push(inner);
    }
  }
  return false;
}

function parseJson(source: string): unknown {
  try {
    return JSON.parse(source);
  } catch {
    return undefined;
  }
}
