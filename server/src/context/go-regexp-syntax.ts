export type Accepts = (code: number) => boolean;

/** What a regular expression of Go says; `high` may be infinite. */
export type Node =
  | { readonly kind: "one"; readonly accepts: Accepts }
  | { readonly kind: "start" | "end" | "never" }
  | { readonly kind: "sequence"; readonly parts: readonly Node[] }
  | { readonly kind: "either"; readonly branches: readonly Node[] }
  | { readonly kind: "repeat"; readonly of: Node; readonly low: number; readonly high: number };

const maximumRepeat = 1000;

/** Null where Go refuses the expression, or where it uses what is not known here. */
export function parseGoRegExp(source: string): Node | null {
  return new Parser(Array.from(source)).parse();
}

class Parser {
  readonly #source: readonly string[];
  #index = 0;

  constructor(source: readonly string[]) {
    this.#source = source;
  }

  parse(): Node | null {
    const node = this.#alternatives();
    return this.#index === this.#source.length ? node : null;
  }

  #alternatives(): Node | null {
    const branches: Node[] = [];
    do {
      const branch = this.#sequence();
      if (branch === null) return null;
      branches.push(branch);
    } while (this.#take("|"));
    return { kind: "either", branches };
  }

  #sequence(): Node | null {
    const parts: Node[] = [];
    let repeated = false;
    for (;;) {
      const character = this.#source[this.#index];
      if (character === undefined || character === "|" || character === ")") break;
      const bounds = this.#repetition();
      if (bounds !== null) {
        const last = parts.pop();
        const valid = bounds.low <= maximumRepeat && !(bounds.high < bounds.low);
        if (last === undefined || repeated || !valid) return null;
        parts.push({ kind: "repeat", of: last, ...bounds });
        repeated = true;
        continue;
      }
      const atom = this.#atom(character);
      if (atom === null) return null;
      parts.push(atom);
      repeated = false;
    }
    return { kind: "sequence", parts };
  }

  #atom(character: string): Node | null {
    this.#index += 1;
    switch (character) {
      case "(": {
        const inner = this.#alternatives();
        return this.#take(")") ? inner : null;
      }
      case "^":
        return { kind: "start" };
      case "$":
        return { kind: "end" };
      case ".":
        return { kind: "one", accepts: (code) => code !== 10 };
      case "[":
        return this.#class();
      case "\\":
        return this.#escape();
      default:
        return { kind: "one", accepts: only(character) };
    }
  }

  /** `*`, `?`, `+` or a well-formed `{n,m}`; any other brace is a literal. */
  #repetition(): { readonly low: number; readonly high: number } | null {
    if (this.#take("*")) return { low: 0, high: Infinity };
    if (this.#take("+")) return { low: 1, high: Infinity };
    if (this.#take("?")) return { low: 0, high: 1 };
    if (this.#source[this.#index] !== "{") return null;
    const rest = this.#source.slice(this.#index, this.#index + 24).join("");
    const found = /^\{(0|[1-9]\d*)(,(0|[1-9]\d*)?)?\}/.exec(rest);
    if (found === null) return null;
    this.#index += found[0].length;
    const low = Number(found[1]);
    if (found[2] === undefined) return { low, high: low };
    return {
      low,
      high: found[3] === undefined ? Infinity : Math.min(Number(found[3]), maximumRepeat + 1),
    };
  }

  #escape(): Node | null {
    const character = this.#source[this.#index];
    if (character === undefined) return null;
    this.#index += 1;
    if (character === "A") return { kind: "start" };
    if (character === "z") return { kind: "end" };
    // A word boundary asks for the neighbours; between the two letters where a path written with
    // backslashes (`bin\build`) puts it, it never holds.
    if (character === "b") return { kind: "never" };
    if (character === "B") return { kind: "sequence", parts: [] };
    const accepts = escaped(character);
    return accepts === null ? null : { kind: "one", accepts };
  }

  #class(): Node | null {
    const negated = this.#take("^");
    const members: Accepts[] = [];
    for (let first = true; first || this.#source[this.#index] !== "]"; first = false) {
      const member = this.#member();
      if (member === null) return null;
      members.push(member);
    }
    this.#index += 1;
    return {
      kind: "one",
      accepts: (code) => members.some((member) => member(code)) !== negated,
    };
  }

  #member(): Accepts | null {
    const rest = this.#source.slice(this.#index, this.#index + 14).join("");
    const posix = /^\[:(\^?)(\w+):\]/.exec(rest);
    if (posix !== null) {
      this.#index += posix[0].length;
      const named = posixClasses.get(posix[2] ?? "");
      if (named === undefined) return null;
      return (code) => named.test(String.fromCodePoint(code)) !== (posix[1] === "^");
    }
    const low = this.#single();
    if (low === null) return null;
    const ranged = this.#source[this.#index] === "-" && this.#source[this.#index + 1] !== "]";
    if (typeof low === "function" || !ranged) return typeof low === "function" ? low : same(low);
    this.#index += 1;
    const high = this.#single();
    if (high === null || typeof high === "function" || high < low) return null;
    return (code) => low <= code && code <= high;
  }

  /** One character of a class by its code, or what a class escape stands for. */
  #single(): number | Accepts | null {
    const character = this.#source[this.#index];
    if (character === undefined) return null;
    this.#index += 1;
    if (character !== "\\") return codeOf(character);
    const next = this.#source[this.#index];
    if (next === undefined) return null;
    this.#index += 1;
    if (isPunctuation(next)) return codeOf(next);
    return controls.get(next) ?? escaped(next);
  }

  #take(character: string): boolean {
    if (this.#source[this.#index] !== character) return false;
    this.#index += 1;
    return true;
  }
}

function escaped(character: string): Accepts | null {
  if (isPunctuation(character)) return only(character);
  const control = controls.get(character);
  if (control !== undefined) return same(control);
  const perl = perlClasses.get(character);
  return perl === undefined ? null : (code) => perl.test(String.fromCodePoint(code));
}

function isPunctuation(character: string): boolean {
  return codeOf(character) < 128 && !/[0-9A-Za-z]/.test(character);
}

function only(character: string): Accepts {
  return same(codeOf(character));
}

function same(wanted: number): Accepts {
  return (code) => code === wanted;
}

export function codeOf(character: string): number {
  return character.codePointAt(0) ?? 0;
}

const controls: ReadonlyMap<string, number> = new Map([
  ["a", 7],
  ["t", 9],
  ["n", 10],
  ["v", 11],
  ["f", 12],
  ["r", 13],
]);

const perlClasses: ReadonlyMap<string, RegExp> = new Map([
  ["d", /^[0-9]/],
  ["D", /^[^0-9]/],
  ["s", /^[\t\n\f\r ]/],
  ["S", /^[^\t\n\f\r ]/],
  ["w", /^[0-9A-Za-z_]/],
  ["W", /^[^0-9A-Za-z_]/],
]);

const posixClasses: ReadonlyMap<string, RegExp> = new Map([
  ["alnum", /^[0-9A-Za-z]/],
  ["alpha", /^[A-Za-z]/],
  ["blank", /^[\t ]/],
  ["digit", /^[0-9]/],
  ["graph", /^[!-~]/],
  ["lower", /^[a-z]/],
  ["print", /^[ -~]/],
  ["punct", /^[!-/:-@[-`{-~]/],
  ["space", /^[\t\n\v\f\r ]/],
  ["upper", /^[A-Z]/],
  ["word", /^[0-9A-Za-z_]/],
  ["xdigit", /^[0-9A-Fa-f]/],
]);
