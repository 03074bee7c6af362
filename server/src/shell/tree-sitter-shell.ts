import type { Node, Parser } from "web-tree-sitter";
import { readFacts } from "./read-facts.ts";
import type { Dialect, ScriptFacts } from "./script-facts.ts";
import { copyTree } from "./shell-node.ts";
import type { Lead, ScriptCommand, ScriptPipe, ScriptWord, Shell } from "./shell.ts";

/** Scripts whose commands are remembered; a Dockerfile that is being edited has few that change. */
const REMEMBERED = 512;

/** Deeper scripts are not looked into any further. */
const DEEPEST = 200;

/** Reads scripts as bash does. Keeps what it found by the script's text, never a tree. */
export class TreeSitterShell implements Shell {
  readonly #parser: Parser;
  readonly #known = new Map<string, ReadScript>();
  readonly #facts = new Map<string, ScriptFacts>();

  constructor(parser: Parser) {
    this.#parser = parser;
  }

  commands(script: string): readonly ScriptCommand[] {
    return this.#read(script).commands;
  }

  pipes(script: string): readonly ScriptPipe[] {
    return this.#read(script).pipes;
  }

  facts(script: string, dialect: Dialect, clean: readonly string[]): ScriptFacts {
    const key = `${dialect} ${clean.join(" ")}\n${script}`;
    const known = this.#facts.get(key);
    if (known !== undefined) return known;
    const facts = this.#readFacts(script, dialect, clean);
    if (this.#facts.size >= REMEMBERED) this.#facts.clear();
    this.#facts.set(key, facts);
    return facts;
  }

  #readFacts(script: string, dialect: Dialect, clean: readonly string[]): ScriptFacts {
    // The grammar takes an escaped comparison for the end of the test; this stands as long.
    const tree = this.#parser.parse(script.replace(/(?<=[ \t])\\[<>](?=[ \t])/g, "!="));
    try {
      const root = tree === null ? null : copyTree(tree, script, DEEPEST);
      return readFacts(root ?? EMPTY, script, dialect, clean);
    } finally {
      tree?.delete();
    }
  }

  #read(script: string): ReadScript {
    const known = this.#known.get(script);
    if (known !== undefined) return known;
    const read = this.#parse(script);
    if (this.#known.size >= REMEMBERED) this.#known.clear();
    this.#known.set(script, read);
    return read;
  }

  #parse(script: string): ReadScript {
    const tree = this.#parser.parse(script);
    if (tree === null) return { commands: [], pipes: [] };
    // A tree that is left to garbage collection corrupts the parser's memory.
    try {
      const { commands, pipes } = new CommandReader(tree.rootNode);
      return { commands, pipes };
    } finally {
      tree.delete();
    }
  }
}

const EMPTY = {
  type: "program",
  isNamed: true,
  isMissing: false,
  start: 0,
  end: 0,
  field: null,
  children: [],
};

interface ReadScript {
  readonly commands: readonly ScriptCommand[];
  readonly pipes: readonly ScriptPipe[];
}

class CommandReader {
  readonly commands: ScriptCommand[] = [];
  readonly pipes: ScriptPipe[] = [];
  readonly #lead: { readonly start: number; readonly lead: Lead } | null;

  constructor(root: Node) {
    this.#lead = leadOf(root, null, 0);
    this.#visit(root, 0, null);
  }

  #visit(node: Node, depth: number, pipedFrom: string | null): void {
    if (depth > DEEPEST) return;
    if (node.type === "command") this.#add(node, pipedFrom);
    if (node.type === "pipeline") {
      let before: string | null = pipedFrom;
      for (const child of node.children) {
        if (!child.isNamed) {
          this.pipes.push({ start: child.startIndex, end: child.endIndex, from: before });
          continue;
        }
        this.#visit(child, depth + 1, before);
        before = commandName(child);
      }
      return;
    }
    const passed = node.type === "redirected_statement" ? pipedFrom : null;
    for (const child of node.namedChildren) this.#visit(child, depth + 1, passed);
  }

  #add(node: Node, pipedFrom: string | null): void {
    const parts = node.namedChildren.filter(
      ({ type }) => type !== "variable_assignment" && !type.endsWith("_redirect"),
    );
    const words = parts.map(wordOf);
    const first = words[0];
    if (first === undefined) return;
    const lead = this.#lead?.start === node.startIndex ? this.#lead.lead : null;
    const command = { words, start: node.startIndex, end: node.endIndex, pipedFrom, lead };
    this.commands.push(command);
    const inner = behindWrapper(words);
    if (inner.length > 0) {
      this.commands.push({ ...command, words: inner, start: inner[0]?.start ?? 0, lead: null });
    }
  }
}

/** Programs that run the command in their arguments. */
const WRAPPERS: ReadonlySet<string> = new Set([
  "sudo",
  "env",
  "command",
  "exec",
  "nohup",
  "nice",
  "time",
  "eatmydata",
  "xargs",
  "gosu",
]);

function behindWrapper(words: readonly ScriptWord[]): readonly ScriptWord[] {
  const wrapper = words[0]?.text ?? "";
  if (!WRAPPERS.has(wrapper)) return [];
  const rest = words.slice(wrapper === "gosu" ? 2 : 1);
  const at = rest.findIndex(({ text }) => !text.startsWith("-") && !/^\w+=/.test(text));
  return at < 0 ? [] : rest.slice(at);
}

function commandName(node: Node): string | null {
  const body = node.type === "redirected_statement" ? node.childForFieldName("body") : node;
  return body?.type === "command" ? (body.childForFieldName("name")?.text ?? null) : null;
}

/** `rest` is what follows `node` in the lists that hold it. */
function leadOf(
  node: Node,
  rest: Lead | null,
  depth: number,
): { readonly start: number; readonly lead: Lead } | null {
  if (depth > DEEPEST) return null;
  if (node.type === "command") {
    if (commandName(node) === "set") return null;
    return { start: node.startIndex, lead: rest ?? { operator: null, restStart: node.endIndex } };
  }
  if (node.type !== "program" && node.type !== "list") return null;
  const statements = node.namedChildren.filter(({ type }) => type !== "comment");
  for (const [index, statement] of statements.entries()) {
    const next = statements[index + 1];
    const operator = operatorAfter(statement);
    if (operator === "&") return null;
    const after = next === undefined ? rest : { operator, restStart: next.startIndex };
    const found = leadOf(statement, after, depth + 1);
    if (found !== null) return found;
    if (!isOnlySet(statement)) return null;
  }
  return null;
}

function operatorAfter(node: Node): "&&" | "||" | ";" | "&" {
  const type = node.nextSibling?.type;
  return type === "&&" || type === "||" || type === "&" ? type : ";";
}

function isOnlySet(node: Node): boolean {
  if (node.type === "command") return commandName(node) === "set";
  return node.type === "list" && node.namedChildren.every(isOnlySet);
}

function wordOf(node: Node): ScriptWord {
  return { ...textOf(node), start: node.startIndex, end: node.endIndex };
}

function textOf(node: Node): { readonly text: string; readonly literal: boolean } {
  switch (node.type) {
    case "word":
    case "number":
    case "test_operator":
      return { text: node.text.replace(/\\(?:\n|([^]))/g, "$1"), literal: true };
    case "raw_string":
      return { text: node.text.slice(1, -1), literal: true };
    case "string": {
      const literal = node.namedChildren.every(({ type }) => type === "string_content");
      const text = node.text.slice(1, -1).replace(/\\(?:\n|([$`"\\]))/g, "$1");
      return { text, literal };
    }
    case "command_name":
    case "concatenation": {
      const parts = node.children.map(textOf);
      return {
        text: parts.map(({ text }) => text).join(""),
        literal: parts.every(({ literal }) => literal),
      };
    }
    default:
      return { text: node.text, literal: !node.isNamed };
  }
}
