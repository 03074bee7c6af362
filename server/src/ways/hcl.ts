/**
 * The plain part of HCL: blocks, attributes, texts with `${NAME}`, lists and maps. What only an
 * evaluator can tell (functions, operators, conditions, `for`) is read over and `unknown`.
 *
 * @see https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md
 */
export type Expression =
  | { readonly kind: "text"; readonly parts: readonly (string | Expression)[] }
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "list"; readonly items: readonly Expression[] }
  | { readonly kind: "map"; readonly entries: ReadonlyMap<string, Expression> }
  | { readonly kind: "null" }
  | { readonly kind: "unknown" };

export interface HclBody {
  readonly attributes: ReadonlyMap<string, Expression>;
  readonly blocks: readonly HclBlock[];
}

export interface HclBlock extends HclBody {
  readonly type: string;
  readonly labels: readonly string[];
}

/** Any text gives a body: what makes no sense is left out. */
export function parseHcl(text: string): HclBody {
  return new Parser(text).body(false);
}

/** A text as HCL's own JSON form writes it: with `${NAME}` in it. */
export function textExpression(text: string): Expression {
  return { kind: "text", parts: templateParts(text) };
}

const UNKNOWN: Expression = { kind: "unknown" };
const NAME = /[A-Za-z_][\w-]*/y;
const NUMBER = /-?\d+(?:\.\d+)?/y;
const STRING = /"(?:[^"\\\n$%]|\\.|[$%]\{[^}\n]*\}|[$%])*"/y;
const HEREDOC = /<<(-?)([A-Za-z_]\w*)[^\S\n]*\n/y;
const BLANKS = /(?:[^\S\n]|#[^\n]*|\/\/[^\n]*|\/\*[\s\S]*?\*\/)+/y;

class Parser {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text.replaceAll("\r\n", "\n");
  }

  body(inBlock: boolean): HclBody {
    const attributes = new Map<string, Expression>();
    const blocks: HclBlock[] = [];
    for (;;) {
      this.#skip(true);
      if (this.#at >= this.#text.length || (inBlock && this.#take("}"))) break;
      const name = this.#match(NAME);
      if (name === null) this.#skipLine();
      else this.#attributeOrBlock(name, attributes, blocks);
    }
    return { attributes, blocks };
  }

  #attributeOrBlock(name: string, attributes: Map<string, Expression>, blocks: HclBlock[]): void {
    this.#skip(false);
    if (this.#peek() === "=" && this.#peek(1) !== "=") {
      this.#at += 1;
      attributes.set(name, this.#expression());
      return;
    }
    const labels: string[] = [];
    for (let label = this.#label(); label !== null; label = this.#label()) labels.push(label);
    if (this.#take("{")) blocks.push({ type: name, labels, ...this.body(true) });
    else this.#skipLine();
  }

  #label(): string | null {
    this.#skip(false);
    const quoted = this.#match(STRING);
    return quoted === null ? this.#match(NAME) : unquoted(quoted);
  }

  #expression(): Expression {
    this.#skip(false);
    const primary = this.#primary();
    this.#skip(false);
    const isWhole = ["\n", ",", "]", "}", ""].includes(this.#peek());
    if (primary !== null && isWhole) return primary;
    this.#skipRest();
    return UNKNOWN;
  }

  #primary(): Expression | null {
    if (this.#take("[")) return this.#list();
    if (this.#take("{")) return this.#map();
    const quoted = this.#match(STRING);
    if (quoted !== null) return { kind: "text", parts: templateParts(quoted.slice(1, -1), true) };
    const heredoc = this.#heredoc();
    if (heredoc !== null) return heredoc;
    const number = this.#match(NUMBER);
    if (number !== null) return { kind: "text", parts: [number] };
    const name = this.#match(NAME);
    if (name === null) return null;
    if (name === "null") return { kind: "null" };
    return name === "true" || name === "false"
      ? { kind: "text", parts: [name] }
      : { kind: "name", name };
  }

  #list(): Expression {
    const items: Expression[] = [];
    for (;;) {
      this.#skip(true);
      if (this.#at >= this.#text.length || this.#take("]")) return { kind: "list", items };
      const before = this.#at;
      items.push(this.#expression());
      this.#skip(true);
      this.#take(",");
      if (this.#at === before) this.#at += 1;
    }
  }

  #map(): Expression {
    const entries = new Map<string, Expression>();
    for (;;) {
      this.#skip(true);
      if (this.#at >= this.#text.length || this.#take("}")) return { kind: "map", entries };
      const name = this.#label();
      this.#skip(false);
      const isPair = name !== null && (this.#take("=") || this.#take(":"));
      if (isPair) entries.set(name, this.#expression());
      else this.#skipLine();
      this.#skip(true);
      this.#take(",");
    }
  }

  #heredoc(): Expression | null {
    const start = this.#match(HEREDOC);
    if (start === null) return null;
    const [, dash = "", word = ""] = /<<(-?)(\w+)/.exec(start) ?? [];
    const end = new RegExp(`^[^\\S\\n]*${word}$`, "m").exec(this.#text.slice(this.#at));
    if (end === null) return UNKNOWN;
    const body = this.#text.slice(this.#at, this.#at + end.index);
    this.#at += end.index + end[0].length;
    const text = dash === "" ? body : body.replace(/^[^\S\n]+/gm, "");
    return { kind: "text", parts: templateParts(text) };
  }

  /** To the end of an expression: of its line, or of the list or map that it stands in. */
  #skipRest(): void {
    let depth = 0;
    while (this.#at < this.#text.length) {
      const next = this.#peek();
      if (depth === 0 && "\n,]}".includes(next)) return;
      if (this.#match(STRING) !== null) continue;
      if ("([{".includes(next)) depth += 1;
      if (")]}".includes(next)) depth = Math.max(0, depth - 1);
      this.#at += 1;
    }
  }

  #skipLine(): void {
    const end = this.#text.indexOf("\n", this.#at);
    this.#at = end < 0 ? this.#text.length : end + 1;
  }

  #skip(lines: boolean): void {
    while (this.#match(BLANKS) !== null || (lines && this.#take("\n")));
  }

  #peek(ahead = 0): string {
    return this.#text[this.#at + ahead] ?? "";
  }

  #take(character: string): boolean {
    if (this.#peek() !== character) return false;
    this.#at += 1;
    return true;
  }

  #match(pattern: RegExp): string | null {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0] ?? null;
    if (found !== null) this.#at += found.length;
    return found;
  }
}

function unquoted(quoted: string): string {
  return quoted.slice(1, -1).replace(/\\(["\\])/g, "$1");
}

const ESCAPES: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r" };

/** `$${` is a dollar and a brace; what stands in `${…}` and is no plain name is unknown. */
function templateParts(text: string, escaped = false): readonly (string | Expression)[] {
  const parts: (string | Expression)[] = [];
  const token = /\$\$\{|\$\{([^}]*)\}|%\{[^}]*\}|\\(.)|[^$%\\]+|[\s\S]/g;
  for (const [whole, inside, escape] of text.matchAll(token)) {
    if (whole === "$${") parts.push("${");
    else if (inside !== undefined) parts.push(insertion(inside.trim()));
    else if (whole.startsWith("%{")) parts.push(UNKNOWN);
    else if (escape !== undefined && escaped) parts.push(ESCAPES[escape] ?? escape);
    else parts.push(whole);
  }
  return parts;
}

function insertion(inside: string): Expression {
  return /^[A-Za-z_][\w-]*$/.test(inside) ? { kind: "name", name: inside } : UNKNOWN;
}
