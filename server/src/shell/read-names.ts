import type { Reading } from "./reading.ts";
import type { CommandFact, WordFact } from "./script-facts.ts";

/** Notes which variables a command sets or reads by their names. */
export function assignNames(reading: Reading, command: CommandFact, isExported: boolean): void {
  const name = command.name ?? "";
  const args = command.words.slice(1);
  switch (name) {
    case "read":
      for (const word of withoutOptions(args, "pnNtdui")) assign(reading, word, name, false);
      return;
    case "getopts":
      if (args[1] !== undefined) assign(reading, args[1], name, false);
      for (const each of ["OPTARG", "OPTIND"]) reading.values.set(each, each === "OPTIND");
      return;
    case "mapfile":
    case "readarray":
      for (const word of withoutOptions(args, "dnOsuCc")) assign(reading, word, name, false);
      return;
    case "printf":
      if (args[0]?.text === "-v" && args[1] !== undefined) assign(reading, args[1], name, false);
      return;
    case "export":
    case "local":
    case "declare":
    case "typeset":
    case "readonly":
      for (const word of withoutOptions(args, "")) {
        if (isName(word)) reading.reads.add(word.text);
        assign(reading, word, name, isExported);
      }
      return;
    case "unset":
      for (const { text } of args) reading.values.set(text, false);
      return;
    case "let":
      for (const word of args) assignInText(reading, word);
      return;
    case "trap":
      readInText(reading, args[0]?.text ?? "");
      return;
    default:
  }
}

function isName({ text, literal }: WordFact): boolean {
  return literal && /^[A-Za-z_]\w*$/.test(text);
}

/** `taking` are the letters of options whose value is a word of its own. */
function withoutOptions(args: readonly WordFact[], taking: string): readonly WordFact[] {
  const rest: WordFact[] = [];
  let skip = false;
  for (const word of args) {
    if (skip) skip = false;
    else if (rest.length === 0 && /^-./.test(word.text)) {
      skip = taking.includes(word.text.at(-1) ?? " ");
    } else rest.push(word);
  }
  return rest;
}

function assign(reading: Reading, word: WordFact, command: string, isExported: boolean): void {
  if (!isName(word)) return;
  const isDeclared = !/^(?:read|getopts|mapfile|readarray|printf)$/.test(command);
  reading.assignments.push({
    start: word.start,
    end: word.end,
    name: word.text,
    nameEnd: word.end,
    operator: "none",
    index: null,
    value: null,
    isArray: false,
    by: isDeclared ? "declaration" : "command",
    command,
    isExported,
  });
  if (!isDeclared) reading.values.set(word.text, false);
}

function assignInText(reading: Reading, { text, start, end }: WordFact): void {
  const target = /^([A-Za-z_]\w*)[-+*/%]?=/.exec(text)?.[1];
  for (const [name] of text.matchAll(/[A-Za-z_]\w*/g)) {
    if (name !== target) reading.reads.add(name);
  }
  if (target === undefined) return;
  const how = { by: "arithmetic", command: "let", isExported: false, isArray: false } as const;
  const plain = { index: null, value: null, operator: "=" } as const;
  const nameEnd = start + target.length;
  reading.assign({ start, end, name: target, nameEnd, ...plain, ...how }, true);
}

function readInText(reading: Reading, text: string): void {
  for (const match of text.matchAll(/\$\{?[#!]?([A-Za-z_]\w*)/g)) reading.reads.add(match[1] ?? "");
}
