/**
 * Go's `path.Match`, which COPY and ADD use for wildcards: `*` and `?` stay within a name,
 * `[a-z]` and `[^a]` are classes, `\` takes the next character as it is, and the pattern has to
 * cover the whole path.
 *
 * @see https://pkg.go.dev/path#Match
 */
export interface PathPattern {
  /**
   * Null is Go's "syntax error in pattern". What stands behind the first part that does not match
   * is not looked at, so the error can depend on the path (measured on Docker Engine 28.5).
   */
  matches(path: string): boolean | null;
}

export function compilePathPattern(pattern: string): PathPattern {
  const chunks = splitChunks(Array.from(pattern));
  return { matches: (path) => matchChunks(chunks, Array.from(path)) };
}

/** Does BuildKit read this source as a pattern, and not as a plain path? */
export function hasWildcard(source: string): boolean {
  for (let index = 0; index < source.length; index += 1) {
    const character = source.charAt(index);
    if (character === "\\") index += 1;
    else if (character === "*" || character === "?" || character === "[") return true;
  }
  return false;
}

/** What stands between two stars. */
interface Chunk {
  /** Does a star stand before it? */
  readonly star: boolean;
  /** Null where it is no pattern. */
  readonly tokens: readonly Token[] | null;
}

type Token =
  | { readonly kind: "any" }
  | { readonly kind: "literal"; readonly character: string }
  | { readonly kind: "class"; readonly negated: boolean; readonly ranges: readonly Range[] };

interface Range {
  readonly low: number;
  readonly high: number;
}

function splitChunks(pattern: readonly string[]): readonly Chunk[] {
  const chunks: Chunk[] = [];
  let index = 0;
  while (index < pattern.length) {
    const start = index;
    while (pattern[index] === "*") index += 1;
    const star = index > start;
    const from = index;
    let inClass = false;
    for (; index < pattern.length && (inClass || pattern[index] !== "*"); index += 1) {
      if (pattern[index] === "\\") index += 1;
      else if (pattern[index] === "[") inClass = true;
      else if (pattern[index] === "]") inClass = false;
    }
    chunks.push({ star, tokens: parse(pattern.slice(from, index)) });
  }
  return chunks;
}

function parse(pattern: readonly string[]): readonly Token[] | null {
  const tokens: Token[] = [];
  let index = 0;
  while (index < pattern.length) {
    const character = pattern[index] ?? "";
    index += 1;
    if (character === "?") tokens.push({ kind: "any" });
    else if (character === "[") {
      const parsed = parseClass(pattern, index);
      if (parsed === null) return null;
      tokens.push(parsed.token);
      index = parsed.end;
    } else if (character === "\\") {
      const escaped = pattern[index];
      if (escaped === undefined) return null;
      tokens.push({ kind: "literal", character: escaped });
      index += 1;
    } else tokens.push({ kind: "literal", character });
  }
  return tokens;
}

function parseClass(
  pattern: readonly string[],
  start: number,
): { readonly token: Token; readonly end: number } | null {
  const negated = pattern[start] === "^";
  let index = negated ? start + 1 : start;
  const ranges: Range[] = [];
  while (ranges.length === 0 || pattern[index] !== "]") {
    const low = classMember(pattern, index);
    if (low === null) return null;
    index = low.end;
    if (pattern[index] !== "-") {
      ranges.push({ low: low.code, high: low.code });
      continue;
    }
    const high = classMember(pattern, index + 1);
    if (high === null) return null;
    ranges.push({ low: low.code, high: high.code });
    index = high.end;
  }
  return { token: { kind: "class", negated, ranges }, end: index + 1 };
}

/** A member of a class, escaped or not; the class must go on after it. */
function classMember(
  pattern: readonly string[],
  start: number,
): { readonly code: number; readonly end: number } | null {
  const first = pattern[start];
  if (first === undefined || first === "-" || first === "]") return null;
  const position = first === "\\" ? start + 1 : start;
  const code = pattern[position]?.codePointAt(0);
  if (code === undefined || position + 1 >= pattern.length) return null;
  return { code, end: position + 1 };
}

/** The first place where a chunk fits is the best: a later star can take the rest of the name. */
function matchChunks(chunks: readonly Chunk[], path: readonly string[]): boolean | null {
  let position = 0;
  for (const [index, { star, tokens }] of chunks.entries()) {
    const last = index === chunks.length - 1;
    if (tokens === null) return null;
    if (star && last && tokens.length === 0) return !path.includes("/", position);
    const end = findChunk(tokens, path, position, star, last);
    if (end === null) return false;
    position = end;
  }
  return position === path.length;
}

/** Where the chunk ends, if it stands at `start` or, after a star, later in the same name. */
function findChunk(
  tokens: readonly Token[],
  path: readonly string[],
  start: number,
  star: boolean,
  last: boolean,
): number | null {
  for (let from = start; ; from += 1) {
    const end = matchTokens(tokens, path, from);
    if (end !== null && (!last || end === path.length)) return end;
    if (!star || from >= path.length || path[from] === "/") return null;
  }
}

function matchTokens(
  tokens: readonly Token[],
  path: readonly string[],
  start: number,
): number | null {
  let position = start;
  for (const token of tokens) {
    const character = path[position];
    if (character === undefined || !accepts(token, character)) return null;
    position += 1;
  }
  return position;
}

function accepts(token: Token, character: string): boolean {
  if (token.kind === "literal") return token.character === character;
  if (token.kind === "any") return character !== "/";
  const code = character.codePointAt(0) ?? 0;
  return token.ranges.some((range) => range.low <= code && code <= range.high) !== token.negated;
}
