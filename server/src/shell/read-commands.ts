import { assignNames } from "./read-names.ts";
import { readAssignment } from "./read-assignments.ts";
import { readRedirects } from "./read-redirects.ts";
import { readTestWords } from "./read-tests.ts";
import { readWord } from "./read-words.ts";
import type { Surroundings } from "./read-statements.ts";
import type { Reading } from "./reading.ts";
import type { AssignmentFact, CommandFact, WordFact } from "./script-facts.ts";
import type { ShellNode } from "./shell-node.ts";

/** A name with arguments, assignments before it and redirections. */
export function readSimpleCommand(reading: Reading, node: ShellNode, around: Surroundings): void {
  const before: AssignmentFact[] = [];
  const words: WordFact[] = [];
  const redirected = node.children.filter(({ type }) => type.endsWith("_redirect"));
  const { redirects } = readRedirects(reading, redirected);
  let sign: ShellNode | null = null;
  for (const child of node.children) {
    if (child.type === "variable_assignment" && words.length === 0) {
      before.push(
        readAssignment(reading, child, { by: "prefix", command: null, isExported: true }),
      );
    } else if (!child.isNamed && !/^=[=~]$/.test(child.type)) {
      // `$"…"` comes as a dollar sign and a string.
      sign = child.type === "$" ? child : null;
    } else if (!redirected.includes(child)) {
      if (child.type === "string" && sign?.end === child.start) {
        reading.construct("translated-string", { start: sign.start, end: child.end });
      }
      words.push(readWord(reading, child, words.length === 0 ? "name" : "argument"));
    }
  }
  add(reading, node, words, before, { ...around, redirects: [...around.redirects, ...redirects] });
}

/** `export a=1 b`, `local`, `readonly`, `declare`, `typeset` and `unset`. */
export function readDeclaration(reading: Reading, node: ShellNode, around: Surroundings): void {
  const [keyword] = node.children;
  if (keyword === undefined) return;
  const command = reading.textOf(keyword);
  const name = readWord(reading, keyword, "name");
  const words: WordFact[] = [name];
  const flags = node.children.filter((child) => reading.text.startsWith("-", child.start));
  const isExported =
    command === "export" || flags.some((flag) => /^-\w*x/.test(reading.textOf(flag)));
  for (const child of node.children.slice(1)) {
    if (child.type === "variable_assignment") {
      readAssignment(reading, child, { by: "declaration", command, isExported });
    } else if (child.isNamed && child.type !== "comment") {
      words.push(readWord(reading, child, "argument"));
    }
  }
  add(reading, node, words, [], around, isExported);
}

function add(
  reading: Reading,
  { start, end }: ShellNode,
  words: readonly WordFact[],
  before: readonly AssignmentFact[],
  { isChecked, isPiped, inFunction, redirects }: Surroundings,
  isExported = false,
): void {
  const [first] = words;
  if (first === undefined) return;
  const name = first.literal ? first.text : null;
  const command: CommandFact = {
    start,
    end,
    name,
    words,
    before,
    redirects,
    isChecked,
    isPiped,
    inFunction,
  };
  reading.commands.push(command);
  reading.direct.push(command);
  assignNames(reading, command, isExported);
  if (name === "test") readTestWords(reading, command);
  if (name === "exit" || name === "return" || (name === "exec" && words.length > 1))
    reading.values.isReached = false;
  if (name === "set" && setsExit(words)) reading.exitsOnError = true;
  for (const [variable, isClean] of reading.functions.get(name ?? "") ?? []) {
    reading.values.set(variable, isClean);
  }
}

function setsExit(words: readonly WordFact[]): boolean {
  return words.some(
    ({ text }, index) =>
      /^-[a-zA-Z]*e/.test(text) ||
      (text === "errexit" && /^-\w*o$/.test(words[index - 1]?.text ?? "")),
  );
}
