/** One piece of a pattern: a character, or what stands for any one or any number of them. */
type Token = { readonly literal: string } | "one" | "many";

/** A pattern of `${name#pattern}`, `${name%pattern}` or `${name/pattern/text}`. */
export type ShellPattern = readonly Token[];

/** Reads `*`, `?` and escapes (there are no brackets); null for an escape that means nothing. */
export function parseShellPattern(pattern: string): ShellPattern | null {
  const tokens: Token[] = [];
  for (let index = 0; index < pattern.length; index += 1) {
    const character = pattern.charAt(index);
    if (character === "*") tokens.push("many");
    else if (character === "?") tokens.push("one");
    else if (character !== "\\") tokens.push({ literal: character });
    else {
      const next = pattern.charAt(index + 1);
      if (next === "}" || next === "/") continue;
      if (next !== "*" && next !== "?" && next !== "\\") return null;
      tokens.push({ literal: next });
      index += 1;
    }
  }
  return tokens;
}

/** The value without the shortest or longest beginning that matches. */
export function trimPrefix(value: string, pattern: ShellPattern, longest: boolean): string {
  const end = endOfMatch(value, 0, pattern, longest);
  return end === null ? value : value.slice(end);
}

/** The value without the shortest or longest end that matches. */
export function trimSuffix(value: string, pattern: ShellPattern, longest: boolean): string {
  const backward = Array.from({ length: value.length }, (_, index) =>
    value.charAt(value.length - 1 - index),
  ).join("");
  const end = endOfMatch(backward, 0, pattern.toReversed(), longest);
  return end === null ? value : value.slice(0, value.length - end);
}

/** The value with the first match, or every one, replaced; matches are as long as can be. */
export function replaceMatches(
  value: string,
  pattern: ShellPattern,
  replacement: string,
  all: boolean,
): string {
  let result = "";
  let position = 0;
  let lastEnd = -1;
  while (position <= value.length) {
    const end = endOfMatch(value, position, pattern, true);
    // Nothing, right behind a match, is no match.
    if (end !== null && !(end === position && position === lastEnd)) {
      result += replacement;
      if (!all) return result + value.slice(end);
      lastEnd = end;
      if (end > position) {
        position = end;
        continue;
      }
    }
    result += value.charAt(position);
    position += 1;
  }
  return result;
}

/**
 * Where a match that begins at `start` ends, the nearest or the farthest; null where none begins.
 * All ways to match are followed at once, so that no pattern takes more than its length times the
 * value's.
 */
function endOfMatch(
  value: string,
  start: number,
  pattern: ShellPattern,
  longest: boolean,
): number | null {
  let states = reachable(new Set([0]), pattern);
  let found: number | null = null;
  for (let position = start; states.size > 0; position += 1) {
    if (states.has(pattern.length)) {
      found = position;
      if (!longest) return found;
    }
    if (position >= value.length) return found;
    states = reachable(step(states, pattern, value.charAt(position)), pattern);
  }
  return found;
}

function step(states: ReadonlySet<number>, pattern: ShellPattern, character: string): Set<number> {
  const next = new Set<number>();
  for (const state of states) {
    const token = pattern[state];
    if (token === undefined) continue;
    if (typeof token === "object") {
      if (token.literal === character) next.add(state + 1);
    } else if (character !== "\n") next.add(token === "many" ? state : state + 1);
  }
  return next;
}

/** With the states that follow without a character: `*` may stand for nothing. */
function reachable(states: Set<number>, pattern: ShellPattern): Set<number> {
  for (const state of states) {
    if (pattern[state] === "many") states.add(state + 1);
  }
  return states;
}
