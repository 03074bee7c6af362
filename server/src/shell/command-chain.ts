/** A command, or a pipe of several, between two `&&` of a script. */
export interface ChainLink {
  /** Offsets in the script. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Of each command of its pipe; empty for one that only sets variables. */
  readonly names: readonly string[];
}

/**
 * A script that is nothing but commands joined by `&&`; null where there is more to it, or where
 * it cannot be told without a shell.
 */
export function commandChain(script: string): readonly ChainLink[] | null {
  const cuts = findCuts(script);
  if (cuts === null) return null;
  const links: ChainLink[] = [];
  let start = 0;
  let parts: string[] = [];
  let partStart = 0;
  for (const { at, length, isPipe } of [...cuts, { at: script.length, length: 0, isPipe: false }]) {
    parts.push(script.slice(partStart, at));
    partStart = at + length;
    if (isPipe) continue;
    const names = parts.map(commandName);
    if (!names.every((name) => name !== null)) return null;
    const text = script.slice(start, at);
    const from = start + text.length - text.trimStart().length;
    links.push({ start: from, end: from + text.trim().length, text: text.trim(), names });
    start = partStart;
    parts = [];
  }
  return links;
}

interface Cut {
  readonly at: number;
  readonly length: number;
  readonly isPipe: boolean;
}

/** The places of `&&` and `|`; null where another operator stands outside of words. */
function findCuts(script: string): readonly Cut[] | null {
  const cuts: Cut[] = [];
  let at = 0;
  while (at < script.length) {
    const rest = script.slice(at, at + 2);
    if (rest === "&&" || (rest.startsWith("|") && rest !== "||")) {
      const isPipe = rest !== "&&";
      const length = rest === "&&" || rest === "|&" ? 2 : 1;
      cuts.push({ at, length, isPipe });
      at += length;
      continue;
    }
    const isJoined = at > 0 && /[<>]/.test(script.charAt(at - 1));
    if (rest.startsWith("&") && !isJoined && rest !== "&>") return null;
    const next = skip(script, at);
    if (next === null) return null;
    at = next;
  }
  return cuts;
}

/** Past one character, or past what is quoted or replaced; null where a shell has to say. */
function skip(script: string, at: number): number | null {
  const character = script.charAt(at);
  const isWordStart = at === 0 || /\s/.test(script.charAt(at - 1));
  if (character === "\\") return at + 2 <= script.length ? at + 2 : null;
  if (character === "'") return past(script.indexOf("'", at + 1));
  if (character === '"') return skipDoubleQuotes(script, at);
  if (script.startsWith("<<", at) || script.startsWith("||", at)) return null;
  if (character === "$") return skipExpansion(script, at);
  if (/[`;()\n\r]/.test(character) || (isWordStart && character === "#")) return null;
  return at + 1;
}

function skipDoubleQuotes(script: string, from: number): number | null {
  let at: number | null = from + 1;
  while (at !== null && at < script.length) {
    const character = script.charAt(at);
    if (character === '"') return at + 1;
    if (character === "`") return null;
    if (character === "\\") at += 2;
    else at = character === "$" ? skipExpansion(script, at) : at + 1;
  }
  return null;
}

function skipExpansion(script: string, from: number): number | null {
  if (script.startsWith("${", from)) {
    // Quotes, expansions and defaults that are set inside of it are left to a shell.
    const whole = /^\$\{[\w@*#]+(?:[#%/:?+-][^{}'"`$()\\\n=]*)?\}/.exec(script.slice(from));
    return whole === null ? null : from + whole[0].length;
  }
  if (!script.startsWith("$(", from)) return script.startsWith("$'", from) ? null : from + 1;
  let at: number | null = from + 2;
  while (at !== null && at < script.length) {
    if (script.charAt(at) === ")") return at + 1;
    at = skip(script, at);
  }
  return null;
}

function past(index: number): number | null {
  return index < 0 ? null : index + 1;
}

const RESERVED: ReadonlySet<string> = new Set(
  "! { } case coproc do done elif else esac fi for function if in select then time until while".split(
    " ",
  ),
);

/** Empty where it only sets variables; null where the name is not plain, or no name. */
function commandName(command: string): string | null {
  const assignments = /^\s*(?:[A-Za-z_]\w*\+?=(?:[^\s"'\\]|"[^"\\`$]*"|'[^']*')*(?:\s+|$))*/;
  const rest = command.replace(assignments, "");
  if (rest === "") return command.trim() === "" ? null : "";
  const name = /^[\w./+[\]-]+(?=\s|$)/.exec(rest)?.[0] ?? null;
  return name !== null && RESERVED.has(name) ? null : name;
}
