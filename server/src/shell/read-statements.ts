import { readAssignment } from "./read-assignments.ts";
import { readDeclaration, readSimpleCommand } from "./read-commands.ts";
import { readRedirects } from "./read-redirects.ts";
import { readBracketTest } from "./read-tests.ts";
import { isCleanWord, readArithmetic, readWord } from "./read-words.ts";
import type { Reading } from "./reading.ts";
import type { CommandFact, RedirectFact } from "./script-facts.ts";
import { childOf, hasToken, type ShellNode } from "./shell-node.ts";
import type { VariableValues } from "./variable-values.ts";

/** What a statement stands in. */
export interface Surroundings {
  readonly isChecked: boolean;
  readonly isPiped: boolean;
  readonly inFunction: boolean;
  readonly redirects: readonly RedirectFact[];
}

const TOP: Surroundings = { isChecked: false, isPiped: false, inFunction: false, redirects: [] };

/** Reads statements that follow each other; the commands that stand directly in them. */
export function readStatements(reading: Reading, nodes: readonly ShellNode[]): CommandFact[] {
  const outer = reading.direct;
  reading.direct = [];
  for (const node of nodes) readStatement(reading, node, TOP);
  const direct = reading.direct;
  reading.direct = outer;
  return direct;
}

function readStatement(reading: Reading, node: ShellNode, around: Surroundings): void {
  if (!node.isNamed) return;
  switch (node.type) {
    case "command": {
      readSimpleCommand(reading, node, around);
      return;
    }
    case "declaration_command":
    case "unset_command": {
      readDeclaration(reading, node, around);
      return;
    }
    case "test_command": {
      readBracketTest(reading, node, around);
      return;
    }
    case "variable_assignment":
      readAssignment(reading, node, { by: "plain", command: null, isExported: false });
      return;
    case "redirected_statement": {
      readRedirected(reading, node, around);
      return;
    }
    case "list": {
      readList(reading, node, around);
      return;
    }
    case "pipeline": {
      readPipeline(reading, node, around);
      return;
    }
    case "if_statement": {
      readIf(reading, node, around);
      return;
    }
    case "case_statement": {
      readCase(reading, node, around);
      return;
    }
    case "while_statement": {
      readLoop(reading, node, () => {
        for (const child of node.children) {
          const isChecked = child.field === "condition";
          readStatement(reading, child, { ...around, isChecked, redirects: [] });
        }
      });
      return;
    }
    case "for_statement": {
      readFor(reading, node, around);
      return;
    }
    case "c_style_for_statement": {
      readArithmeticFor(reading, node, around);
      return;
    }
    case "function_definition": {
      readFunction(reading, node, around);
      return;
    }
    case "subshell": {
      readApart(reading, () => readAll(reading, node.children, around));
      return;
    }
    case "compound_statement":
      if (hasToken(node, "((")) {
        readArithmeticCommand(reading, node);
        return;
      }
      {
        readAll(reading, node.children, { ...around, redirects: [] });
        return;
      }
    case "comment":
      return;
    default: {
      readAll(reading, node.children, { ...around, redirects: [] });
      return;
    }
  }
}

function readAll(reading: Reading, nodes: readonly ShellNode[], around: Surroundings): void {
  for (const node of nodes) readStatement(reading, node, around);
}

/** In a process of its own: what it assigns is gone behind it. */
function readApart(reading: Reading, read: () => void): void {
  const outer = reading.values;
  reading.values = outer.fork();
  read();
  reading.values = outer;
}

/** Each way starts from the same values; null is the way that does nothing. */
function readWays(reading: Reading, ways: readonly ((() => void) | null)[]): void {
  const before = reading.values;
  const after: VariableValues[] = [];
  for (const way of ways) {
    reading.values = before.fork();
    way?.();
    after.push(reading.values);
  }
  reading.values = before;
  before.become(after);
}

function readRedirected(reading: Reading, node: ShellNode, around: Surroundings): void {
  const body = childOf(node, "body");
  const { redirects, statements } = readRedirects(
    reading,
    node.children.filter((child) => child !== body),
  );
  const isPiped = around.isPiped || statements.some(({ type }) => type === "pipeline");
  if (body !== undefined) {
    const all = [...around.redirects, ...redirects];
    readStatement(reading, body, { ...around, isPiped, redirects: all });
  }
  readAll(reading, statements, { ...around, redirects: [] });
}

function readList(reading: Reading, node: ShellNode, around: Surroundings): void {
  const [left, ...rest] = node.children.filter(
    ({ isNamed, type }) => isNamed && type !== "comment",
  );
  if (left === undefined) return;
  readStatement(reading, left, { ...around, isChecked: true });
  const and = left.type === "list" ? left.children.find(({ type }) => type === "&&") : undefined;
  const last = rest.at(-1);
  if (and !== undefined && hasToken(node, "||") && last !== undefined && !around.isChecked) {
    if (!isMessageOrEnd(reading, last)) reading.construct("and-then-or", and);
  }
  readWays(reading, [() => readAll(reading, rest, around), null]);
}

function isMessageOrEnd(reading: Reading, node: ShellNode): boolean {
  if (node.type === "variable_assignment") return true;
  return /^(?:echo|printf|exit|return)(?![\w-])/.test(reading.textOf(node));
}

function readPipeline(reading: Reading, node: ShellNode, around: Surroundings): void {
  const commands = node.children.filter(({ isNamed }) => isNamed);
  for (const token of node.children) {
    if (token.type === "|&") reading.construct("output-and-errors-pipe", token);
  }
  commands.forEach((command, index) => {
    const isPiped = around.isPiped || index < commands.length - 1;
    readApart(reading, () => readStatement(reading, command, { ...around, isPiped }));
  });
}

function readIf(reading: Reading, node: ShellNode, around: Surroundings): void {
  const inner = { ...around, redirects: [] };
  const clauses = node.children.filter(({ type }) => /^el(?:if|se)_clause$/.test(type));
  const own = node.children.filter((child) => !clauses.includes(child));
  const isThen = own.findIndex(({ type, isNamed }) => !isNamed && type === "then");
  const cut = isThen < 0 ? own.length : isThen;
  readAll(reading, own.slice(0, cut), { ...inner, isChecked: true });
  const hasElse = clauses.some(({ type }) => type === "else_clause");
  readWays(reading, [
    () => readAll(reading, own.slice(cut), inner),
    ...clauses.map((clause) => () => readClause(reading, clause, inner)),
    ...(hasElse ? [] : [null]),
  ]);
}

function readClause(reading: Reading, clause: ShellNode, around: Surroundings): void {
  const then = clause.children.findIndex(({ type, isNamed }) => !isNamed && type === "then");
  const cut = Math.max(then, 0);
  readAll(reading, clause.children.slice(0, cut), { ...around, isChecked: true });
  readAll(reading, clause.children.slice(cut), around);
}

function readCase(reading: Reading, node: ShellNode, around: Surroundings): void {
  const inner = { ...around, redirects: [] };
  const subject = childOf(node, "value");
  if (subject !== undefined) readWord(reading, subject, "subject");
  const items = node.children.filter(({ type }) => type === "case_item");
  const ways = items.map((item) => () => {
    for (const child of item.children) {
      if (child.field !== "value") readStatement(reading, child, inner);
      else readWord(reading, child, "pattern");
    }
  });
  const hasAny = items.some((item) =>
    item.children.some((child) => child.field === "value" && reading.textOf(child) === "*"),
  );
  readWays(reading, [...ways, ...(hasAny ? [] : [null])]);
}

/** What the body assigns may hold already when it begins, and may never be assigned. */
function readLoop(reading: Reading, node: ShellNode, read: () => void): void {
  for (const name of dirtied(reading, node)) reading.values.set(name, false);
  readWays(reading, [read, null]);
}

function* dirtied(reading: Reading, node: ShellNode): Generator<string> {
  for (const child of node.children) {
    if (child.type !== "variable_assignment") yield* dirtied(reading, child);
    else {
      const [name = "", value = ""] = reading.textOf(child).split(/\+?=([^]*)/);
      const names = [...value.matchAll(/\$\{?(\w+)\}?/g)].map((match) => match[1] ?? "");
      const isNumber = value.startsWith("$((");
      const plain = value.replace(/^(["'])([^]*)\1$/, "$2").replace(/\$\{?\w+\}?/g, "x");
      const isClean =
        /^[^\s*?[`$]+$/.test(plain) && names.every((each) => reading.values.isClean(each));
      if (!isNumber && !isClean) yield name;
    }
  }
}

function readFor(reading: Reading, node: ShellNode, around: Surroundings): void {
  const variable = childOf(node, "variable");
  const hasItems = hasToken(node, "in");
  const items = node.children
    .filter(({ field, isNamed }) => field === "value" && isNamed)
    .map((child) => readWord(reading, child, "loop"));
  const isSelect = hasToken(node, "select");
  const [keyword] = node.children;
  if (isSelect && keyword !== undefined) reading.construct("select", keyword);
  const body = childOf(node, "body");
  if (variable === undefined) return;
  const name = reading.textOf(variable);
  const { start, end } = node;
  const kind = isSelect ? "select" : "for";
  reading.loops.push({ kind, variable: name, items: hasItems ? items : null, start, end });
  const isClean = !isSelect && items.length > 0 && items.every(isOneCleanItem);
  const read = (): void => {
    reading.assign(
      {
        start: node.start,
        end: variable.end,
        name,
        nameEnd: variable.end,
        operator: "none",
        index: null,
        value: null,
        isArray: false,
        by: "loop",
        command: null,
        isExported: false,
      },
      isClean,
    );
    if (body !== undefined) readAll(reading, body.children, { ...around, redirects: [] });
  };
  readLoop(reading, node, read);
}

function isOneCleanItem(item: Parameters<typeof isCleanWord>[0]): boolean {
  return isCleanWord(item) && !item.shape.includes("{");
}

function readArithmeticFor(reading: Reading, node: ShellNode, around: Surroundings): void {
  const [keyword] = node.children;
  if (keyword !== undefined) reading.construct("arithmetic-for", keyword);
  const body = childOf(node, "body");
  readArithmetic(reading, { ...node, children: node.children.filter((child) => child !== body) });
  reading.loops.push({
    kind: "arithmetic",
    variable: "",
    items: null,
    start: node.start,
    end: node.end,
  });
  readLoop(reading, node, () => {
    if (body !== undefined) readAll(reading, body.children, { ...around, redirects: [] });
  });
}

function readFunction(reading: Reading, node: ShellNode, around: Surroundings): void {
  if (hasToken(node, "function")) reading.construct("function-keyword", node);
  const name = childOf(node, "name");
  const body = childOf(node, "body");
  if (body === undefined) return;
  const before = reading.values;
  reading.values = before.fork();
  readStatement(reading, body, { ...around, isChecked: false, inFunction: true, redirects: [] });
  if (name !== undefined) {
    reading.functions.set(reading.textOf(name), reading.values.changes());
  }
  reading.values = before;
}

function readArithmeticCommand(reading: Reading, node: ShellNode): void {
  reading.construct("arithmetic-command", node);
  readArithmetic(reading, node);
  reading.tests.push({ kind: "((", items: [], start: node.start, end: node.end });
}
