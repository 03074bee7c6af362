/** What somebody looks for. */
export interface Search {
  readonly text: string;
  readonly isPattern: boolean;
  readonly matchesCase: boolean;
}

export interface Matcher {
  matches(line: string): boolean;
  /** Where, as start and end; never empty ones. */
  find(line: string): readonly (readonly [start: number, end: number])[];
}

/** Nobody reads more matches than these in one line. */
const MOST = 500;

/** @throws SyntaxError where the pattern is none. */
export function matcherOf({ text, isPattern, matchesCase }: Search): Matcher | null {
  if (text === "") return null;
  const source = isPattern ? text : text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
  const once = new RegExp(source, matchesCase ? "" : "i");
  const all = new RegExp(source, matchesCase ? "g" : "gi");
  return {
    matches: isPattern || !matchesCase ? (line) => once.test(line) : (line) => line.includes(text),
    find: (line) => {
      const found: [number, number][] = [];
      for (const match of line.matchAll(all)) {
        if (match[0] !== "") found.push([match.index, match.index + match[0].length]);
        if (found.length >= MOST) break;
      }
      return found;
    },
  };
}
