import { readWord } from "./read-words.ts";
import type { Surroundings } from "./read-statements.ts";
import type { Reading } from "./reading.ts";
import type { CommandFact, TestItem, WordFact } from "./script-facts.ts";
import type { ShellNode } from "./shell-node.ts";

/** `[ … ]` and `[[ … ]]`. */
export function readBracketTest(reading: Reading, node: ShellNode, around: Surroundings): void {
  const [open] = node.children;
  if (open === undefined) return;
  const kind = reading.textOf(open);
  if (kind === "((") {
    reading.construct("arithmetic-command", node);
    reading.tests.push({ kind, items: [], start: node.start, end: node.end });
    return;
  }
  const isDouble = kind === "[[";
  if (isDouble) reading.construct("double-bracket", node);
  const name = readWord(reading, open, "name");
  const items: TestItem[] = [];
  for (const child of node.children.slice(1, -1)) readItems(reading, child, isDouble, items);
  noteReads(reading, items, isDouble);
  const { start, end } = node;
  reading.tests.push({ kind: isDouble ? "[[" : "[", items, start, end });
  const { isChecked, isPiped, inFunction, redirects } = around;
  const words = [name, ...items.flatMap(({ word }) => word ?? [])];
  const shared = { isChecked, isPiped, inFunction, redirects, before: [] };
  const command = { start, end, name: kind, words, ...shared };
  reading.commands.push(command);
  reading.direct.push(command);
}

/** `test …`, whose words are those of a command. */
export function readTestWords(reading: Reading, { start, end, words }: CommandFact): void {
  const items = words.slice(1).map((word): TestItem => {
    const { text, shape } = word;
    const isOperator = OPERATOR.test(shape) || shape === "\u0001\u0001";
    return { start: word.start, end: word.end, text, word: isOperator ? null : word };
  });
  noteReads(reading, items, false);
  reading.tests.push({ kind: "test", items, start, end });
}

const OPERATOR = /^(?:-[a-zA-Z]|-(?:eq|ne|lt|le|gt|ge|nt|ot|ef)|==?|!=?|=~|[()])$/;

const NESTED: ReadonlySet<string> = new Set([
  "unary_expression",
  "binary_expression",
  "parenthesized_expression",
  "negation_expression",
  "ERROR",
]);

function readItems(reading: Reading, node: ShellNode, isDouble: boolean, items: TestItem[]): void {
  if (NESTED.has(node.type)) {
    for (const child of node.children) readItems(reading, child, isDouble, items);
    return;
  }
  const text = reading.textOf(node);
  const isOperator = !node.isNamed || (node.type === "test_operator" && OPERATOR.test(text));
  const word: WordFact | null = isOperator
    ? null
    : readWord(reading, node, isDouble ? "double-test" : "test");
  items.push({ start: node.start, end: node.end, text: word?.text ?? text, word });
}

/** `-v name`, and numbers in `[[ … ]]`. */
function noteReads(reading: Reading, items: readonly TestItem[], isDouble: boolean): void {
  items.forEach(({ text, word }, index) => {
    if (word !== null) return;
    const next = items[index + 1];
    const previous = items[index - 1];
    if (text === "-v" && next !== undefined) reading.reads.add(next.text.replace(/\[.*/, ""));
    if (!isDouble || !/^-(?:eq|ne|lt|le|gt|ge)$/.test(text)) return;
    for (const side of [previous, next]) {
      if (side?.word?.literal === true && /^[A-Za-z_]\w*$/.test(side.text))
        reading.reads.add(side.text);
    }
  });
}
