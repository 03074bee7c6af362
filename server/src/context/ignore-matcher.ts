import { compilePathPattern } from "./go-match.ts";
import { cleanPath, trimSpace } from "./go-path.ts";
import { compileGoRegExp } from "./go-regexp.ts";

/** Which pattern matched a directory, in the matcher's order; its children inherit it. */
export type IgnoreState = readonly boolean[];

export interface IgnoreVerdict {
  readonly ignored: boolean;
  readonly state: IgnoreState;
}

/** The state above the root's own entries. */
export const rootState: IgnoreState = [];

/**
 * Decides as BuildKit's client does while it walks a tree: an entry is asked about with the state
 * of its directory. Paths have `/` between names and none in front.
 *
 * @see https://github.com/moby/patternmatcher (MatchesUsingParentResults)
 */
export class IgnoreMatcher {
  readonly #patterns: readonly CompiledPattern[];
  /** Patterns that BuildKit refuses; here they match nothing. */
  readonly invalid: readonly string[];

  constructor(patterns: readonly string[]) {
    const compiled: CompiledPattern[] = [];
    const invalid: string[] = [];
    for (const text of patterns) {
      if (trimSpace(text) === "") continue;
      const pattern = compileIgnorePattern(text);
      if (pattern === null) invalid.push(text);
      else compiled.push(pattern);
    }
    this.#patterns = compiled;
    this.invalid = invalid;
  }

  match(path: string, parent: IgnoreState): IgnoreVerdict {
    const state: boolean[] = [];
    let ignored = false;
    for (const [index, pattern] of this.#patterns.entries()) {
      let matched = parent[index] === true;
      // A pattern that cannot change the verdict is not asked, and so not inherited either.
      if (!matched && pattern.exception === ignored) matched = pattern.matches(path);
      if (matched) ignored = !pattern.exception;
      state.push(matched);
    }
    return { ignored, state };
  }

  /** The pattern that leaves a path out, as it was given; null where it is kept. */
  leavingOut(path: string): string | null {
    const names = path.split("/");
    let verdict: IgnoreVerdict = { ignored: false, state: rootState };
    for (const end of names.keys()) {
      verdict = this.match(names.slice(0, end + 1).join("/"), verdict.state);
    }
    // Each pattern that matches decides anew, so the last one that does has decided.
    const last = verdict.state.lastIndexOf(true);
    return verdict.ignored ? (this.#patterns[last]?.text ?? null) : null;
  }

  /** Is it certain that nothing below this ignored directory is kept? */
  canSkip(directory: string): boolean {
    const exceptions = this.#patterns.filter((pattern) => pattern.exception);
    if (exceptions.some((pattern) => pattern.prefix === null)) return false;
    return !exceptions.some((pattern) => `${pattern.prefix ?? ""}/`.startsWith(`${directory}/`));
  }
}

interface CompiledPattern {
  readonly text: string;
  readonly exception: boolean;
  /** Everything it matches begins with this; null where wildcards hide it. */
  readonly prefix: string | null;
  matches(path: string): boolean;
}

/** Null where BuildKit refuses the pattern. */
export function compileIgnorePattern(text: string): CompiledPattern | null {
  const cleaned = cleanPath(trimSpace(text));
  const exception = cleaned.startsWith("!");
  const pattern = exception ? cleaned.slice(1) : cleaned;
  // BuildKit looks for errors of syntax by trying each pattern on ".".
  if (pattern === "" || compilePathPattern(pattern).matches(".") === null) return null;
  const matches = compileMatch(pattern);
  if (matches === null) return null;
  const withoutGlob = pattern.replace(/\/\*\*$/, "").replace(/\/\*$/, "");
  const prefix = /[*[\]?^\\]/.test(withoutGlob) ? null : withoutGlob;
  return { text, exception, prefix, matches };
}

type MatchKind = "exact" | "prefix" | "suffix" | "expression";

/**
 * Translates as the real matcher does, character by character and with its oddities: `{`, `|` and
 * `}` are not escaped, and a class is translated like the rest.
 */
function compileMatch(pattern: string): ((path: string) => boolean) | null {
  const characters = Array.from(pattern);
  let kind: MatchKind = "exact";
  let expression = "^";
  let index = 0;
  const take = (wanted: string): boolean => {
    if (characters[index] !== wanted) return false;
    index += 1;
    return true;
  };
  while (index < characters.length) {
    const first = index === 0;
    const character = characters[index] ?? "";
    index += 1;
    if (character === "*" && take("*")) {
      take("/");
      if (index < characters.length) {
        expression += "(.*/)?";
        kind = "expression";
      } else if (kind === "exact") kind = "prefix";
      else {
        expression += ".*";
        kind = "expression";
      }
      if (first) kind = "suffix";
      continue;
    }
    if (character === "*" || character === "?") {
      expression += character === "*" ? "[^/]*" : "[^/]";
      kind = "expression";
    } else if (".+()$".includes(character)) expression += `\\${character}`;
    else if (character === "\\") {
      expression += `\\${characters[index] ?? ""}`;
      if (index < characters.length) kind = "expression";
      index += 1;
    } else {
      expression += character;
      if (character === "[" || character === "]") kind = "expression";
    }
  }
  return matcherOf(kind, pattern, `${expression}$`);
}

function matcherOf(
  kind: MatchKind,
  pattern: string,
  expression: string,
): ((path: string) => boolean) | null {
  if (kind === "exact") return (path) => path === pattern;
  if (kind === "prefix") {
    const start = pattern.slice(0, -2);
    return (path) => path.startsWith(start);
  }
  if (kind === "suffix") {
    const end = pattern.slice(2);
    const whole = end.startsWith("/") ? end.slice(1) : null;
    return (path) => path.endsWith(end) || path === whole;
  }
  const compiled = compileGoRegExp(expression);
  return compiled === null ? null : (path) => compiled.test(path);
}
