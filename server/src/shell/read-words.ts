import type { Reading } from "./reading.ts";
import type { ExpansionFact, Place, Quote, WordFact, WordPart, WordRole } from "./script-facts.ts";
import type { ShellNode } from "./shell-node.ts";

/** Reads a word and everything in it. */
export function readWord(reading: Reading, node: ShellNode, role: WordRole): WordFact {
  const parts = partsOf(reading, node, role, "none");
  const word: WordFact = {
    start: node.start,
    end: node.end,
    text: parts.map(({ text }) => text).join(""),
    literal: parts.every(({ kind }) => kind === "text"),
    shape: shapeOf(reading.text, node, parts),
    parts,
    role,
  };
  reading.words.push(word);
  findBraces(reading, word);
  return word;
}

/** Reads expansions in what is not a word itself: heredocs, arithmetic, operands. */
export function readInside(
  reading: Reading,
  nodes: readonly ShellNode[],
  role: WordRole,
  quote: Quote,
): void {
  for (const node of nodes) partsOf(reading, node, role, quote);
}

/** One word without a pattern, as far as the script tells. */
export function isCleanWord({ parts, shape }: WordFact): boolean {
  if (parts.length === 0 || /[*?[]/.test(shape)) return false;
  let length = 0;
  for (const { kind, text, expansion } of parts) {
    if (kind === "text" ? /[\s*?[]/.test(text) : expansion?.isClean !== true) return false;
    length += text.length;
  }
  return length > 0;
}

const EXPANSIONS: ReadonlySet<string> = new Set([
  "simple_expansion",
  "expansion",
  "command_substitution",
  "arithmetic_expansion",
  "process_substitution",
]);

function partsOf(reading: Reading, node: ShellNode, role: WordRole, quote: Quote): WordPart[] {
  if (EXPANSIONS.has(node.type)) {
    const expansion = readExpansion(reading, node, role, quote !== "none");
    const { start, end } = node;
    return [{ kind: "expansion", quote, text: reading.textOf(node), expansion, start, end }];
  }
  switch (node.type) {
    case "raw_string":
      return [textPart(reading, node.start + 1, node.end - 1, "single")];
    case "ansi_c_string":
      reading.construct("ansi-string", node);
      return [textPart(reading, node.start + 2, node.end - 1, "ansi")];
    case "translated_string":
      reading.construct("translated-string", node);
      return node.children.flatMap((child) => partsOf(reading, child, role, quote));
    case "string":
      return filled(reading, node, role, "double", node.start + 1, node.end - 1);
    case "array":
    case "subscript":
      return node.children
        .filter(({ isNamed }) => isNamed)
        .flatMap((child) => partsOf(reading, child, role, quote));
    case "string_content":
    case "heredoc_content":
      return [textPart(reading, node.start, node.end, quote)];
    default:
      return filled(reading, node, role, quote, node.start, node.end);
  }
}

/** The parts of the children that have some, with the text between. */
function filled(
  reading: Reading,
  node: ShellNode,
  role: WordRole,
  quote: Quote,
  from: number,
  to: number,
): WordPart[] {
  const parts: WordPart[] = [];
  let at = from;
  for (const child of node.children) {
    if (!child.isNamed || child.children.length + child.end - child.start === 0) continue;
    if (child.type === "string_content" || PLAIN.has(child.type)) continue;
    if (child.start > at) parts.push(textPart(reading, at, child.start, quote));
    parts.push(...partsOf(reading, child, role, quote));
    at = Math.max(at, child.end);
  }
  // An empty string is a part as well.
  if (to > at || parts.length === 0) parts.push(textPart(reading, at, Math.max(at, to), quote));
  return parts;
}

const PLAIN: ReadonlySet<string> = new Set(["word", "number", "test_operator", "variable_name"]);

function textPart(reading: Reading, start: number, end: number, quote: Quote): WordPart {
  const written = reading.text.slice(start, end);
  let text = written;
  if (quote === "none") text = written.replace(/\\(?:\n|([^]))/g, "$1");
  if (quote === "double") text = written.replace(/\\(?:\n|([$`"\\]))/g, "$1");
  return { kind: "text", quote, text, expansion: null, start, end };
}

function shapeOf(text: string, { start, end }: Place, parts: readonly WordPart[]): string {
  let shape = "";
  for (const part of parts) {
    shape += "\u0001".repeat(Math.max(part.start - start - shape.length, 0));
    const length = part.end - part.start;
    if (part.quote !== "none") shape += "\u0001".repeat(length);
    else if (part.kind === "expansion") shape += "\u0002".repeat(length);
    else shape += text.slice(part.start, part.end).replace(/\\[^]?/g, hidden);
  }
  return shape + "\u0001".repeat(Math.max(end - start - shape.length, 0));
}

function hidden(text: string): string {
  return "\u0001".repeat(text.length);
}

function findBraces(reading: Reading, { shape, start, role }: WordFact): void {
  if (!shape.includes("{") || role === "pattern" || role === "double-test") return;
  for (const match of shape.matchAll(/\{(?:[^{}\s]*,[^{}\s]*|[^{}\s]+\.\.[^{}\s]+)\}/g)) {
    const at = start + match.index;
    reading.construct("brace-expansion", { start: at, end: at + match[0].length });
  }
}

const VARIABLE =
  /^\$\{(#(?!\})|!(?!\}))?([A-Za-z_]\w*|\d+|[@*#?$!-])(\[[^\]]*\])?(:?[-=?+]|##?|%%?|\/[/#%]?|\^\^?|,,?|@|\*|:)?/;

function readExpansion(
  reading: Reading,
  node: ShellNode,
  role: WordRole,
  quoted: boolean,
): ExpansionFact {
  const text = reading.textOf(node);
  const isBackticked = text.startsWith("`");
  const place = { start: node.start, end: node.end };
  const plain = { ...place, name: "", operator: "", index: null, quoted, role, isBackticked };
  switch (node.type) {
    case "command_substitution":
    case "process_substitution": {
      const outer = reading.values;
      reading.values = outer.fork();
      const commands = reading.readStatements(reading, node.children);
      reading.values = outer;
      const isCommand = node.type === "command_substitution";
      if (!isCommand) reading.construct("process-substitution", node);
      const kind = isCommand ? "command" : "process";
      return add(reading, { ...plain, kind, commands, isClean: false });
    }
    case "arithmetic_expansion":
      if (text.startsWith("$[")) reading.construct("arithmetic-bracket", node);
      readArithmetic(reading, node);
      return add(reading, { ...plain, kind: "arithmetic", commands: [], isClean: true });
    default:
      return readVariable(reading, node, text, plain);
  }
}

function readVariable(
  reading: Reading,
  node: ShellNode,
  text: string,
  plain: Omit<ExpansionFact, "kind" | "commands" | "isClean">,
): ExpansionFact {
  const [whole = "", prefix, braced, subscript, behind = ""] = VARIABLE.exec(text) ?? [];
  const name = braced ?? text.slice(1);
  const index = subscript?.slice(1, -1) ?? null;
  let operator: string = behind;
  if (prefix === "#") operator = "length";
  else if (prefix === "!") {
    operator = "indirect";
    if ((behind === "*" || behind === "@") && text === `${whole}}`) operator = "names";
    else if (index === "@" || index === "*") operator = "keys";
  }
  noteVariable(reading, node, operator, index);
  readInside(
    reading,
    node.children.filter(
      ({ type }) => type !== "variable_name" && type !== "special_variable_name",
    ),
    "operand",
    plain.quoted ? "double" : "none",
  );
  const isClean =
    operator === "length" || (operator !== "indirect" && reading.values.isClean(name));
  const expansion = add(reading, {
    ...plain,
    kind: "variable",
    name,
    operator,
    index,
    isClean,
    commands: [],
  });
  if (/^:?=$/.test(operator)) {
    const assignment = {
      start: node.start,
      end: node.end,
      name,
      nameEnd: node.end,
      operator: "=",
      index: null,
      value: null,
      isArray: false,
      by: "expansion",
      command: null,
      isExported: false,
    } as const;
    reading.assign(assignment, false);
  }
  return expansion;
}

function noteVariable(
  reading: Reading,
  node: ShellNode,
  operator: string,
  index: string | null,
): void {
  if (operator === "indirect" || operator === "keys" || operator === "names") {
    reading.construct("indirect-expansion", node);
  }
  if (operator === "keys") reading.construct("array-keys", node);
  else if (index !== null && operator !== "length") reading.construct("array-reference", node);
  if (operator === "names") reading.construct("name-expansion", node);
  if (operator === ":") reading.construct("substring", node);
  if (/^(?:\^\^?|,,?)$/.test(operator)) reading.construct("case-change", node);
  if (operator.startsWith("/")) reading.construct("replacement", node);
}

function add(reading: Reading, expansion: ExpansionFact): ExpansionFact {
  reading.expansions.push(expansion);
  return expansion;
}

/** Names are read there without a `$`. */
export function readArithmetic(reading: Reading, node: ShellNode): void {
  for (const child of node.children) {
    if (EXPANSIONS.has(child.type)) partsOf(reading, child, "arithmetic", "double");
    else if (child.type === "string") partsOf(reading, child, "arithmetic", "none");
    else if (child.children.length > 0) readArithmetic(reading, child);
    else if (child.type === "++" || child.type === "--") reading.construct("increment", child);
    else if (child.type === "**") reading.construct("exponent", child);
    else if (child.isNamed) {
      for (const match of reading.textOf(child).matchAll(/[A-Za-z_]\w*/g)) {
        const [name] = match;
        const start = child.start + match.index;
        reading.reads.add(name);
        reading.numbers.push({ name, start, end: start + name.length });
      }
    }
  }
  assignArithmetic(reading, node);
}

function assignArithmetic(reading: Reading, node: ShellNode): void {
  const [target, operator] = node.children;
  if (target === undefined || operator === undefined || operator.isNamed) return;
  const name = reading.textOf(target);
  if (!/^(?:[-+*/%&|^]|<<|>>)?=$/.test(operator.type) || !/^[A-Za-z_]\w*$/.test(name)) return;
  const { start, end } = target;
  const plain = {
    start,
    end,
    name,
    nameEnd: end,
    index: null,
    value: null,
    isArray: false,
  } as const;
  const how = { by: "arithmetic", command: null, isExported: false, operator: "=" } as const;
  reading.assign({ ...plain, ...how }, true);
}
