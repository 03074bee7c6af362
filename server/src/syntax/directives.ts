import { isSpace } from "../text/characters.ts";
import type { Directive } from "./tree.ts";

const NAME = /[a-zA-Z][a-zA-Z0-9]*/y;
const KNOWN: ReadonlySet<string> = new Set(["syntax", "escape", "check"]);

/** Reads a line (from its first non-blank) as a parser directive; null ends the directives. */
export function parseDirective(line: string, start: number): Directive | null {
  if (!line.startsWith("#")) return null;
  const nameStart = skipDirectiveSpaces(line, 1);
  const nameEnd = endOfName(line, nameStart);
  const name = line.slice(nameStart, nameEnd).toLowerCase();
  if (!KNOWN.has(name)) return null;
  const equals = skipDirectiveSpaces(line, nameEnd);
  if (line.charAt(equals) !== "=") return null;
  const valueStart = skipDirectiveSpaces(line, equals + 1);
  let valueEnd = line.length;
  while (valueEnd > valueStart && isDirectiveSpace(line, valueEnd - 1)) valueEnd -= 1;
  if (valueEnd === valueStart) return null;
  return {
    name,
    value: line.slice(valueStart, valueEnd),
    nameSpan: { start: start + nameStart, end: start + nameEnd },
    valueSpan: { start: start + valueStart, end: start + valueEnd },
    span: { start, end: start + valueEnd },
  };
}

function endOfName(line: string, start: number): number {
  const name = new RegExp(NAME);
  name.lastIndex = start;
  return name.test(line) ? name.lastIndex : start;
}

function skipDirectiveSpaces(line: string, start: number): number {
  let position = start;
  while (position < line.length && isDirectiveSpace(line, position)) position += 1;
  return position;
}

/** The white space of Go's regular expressions: less than the white space around words. */
function isDirectiveSpace(line: string, offset: number): boolean {
  const code = line.charCodeAt(offset);
  return code !== 11 && code < 128 && isSpace(code);
}

/** The first option of a `check` directive that a build refuses; null where it takes them all. */
export function badCheckOption(value: string): string | null {
  // A build reads up to the first blank.
  const [options = ""] = value.split(" ");
  const bad = options.split(";").find((option) => !CHECK_OPTION.test(option));
  return bad ?? null;
}

const CHECK_OPTION =
  /^(skip=.*|experimental=.*|error=(1|t|T|TRUE|true|True|0|f|F|FALSE|false|False))$/;
