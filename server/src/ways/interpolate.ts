import type { Variables } from "./way.ts";

/**
 * Replaces variables as compose does: `$NAME`, `${NAME}`, `${NAME:-default}`, `-`, `:+`, `+`, `:?`,
 * `?`, and `$$` for a dollar. One that is not set is empty.
 *
 * @see https://docs.docker.com/reference/compose-file/interpolation/
 */
export function interpolate(text: string, variables: Variables): string {
  let result = "";
  let at = 0;
  while (at < text.length) {
    const dollar = text.indexOf("$", at);
    if (dollar < 0) break;
    result += text.slice(at, dollar);
    const { value, end } = readVariable(text, dollar, variables);
    result += value;
    at = end;
  }
  return result + text.slice(at);
}

interface Read {
  readonly value: string;
  readonly end: number;
}

function readVariable(text: string, dollar: number, variables: Variables): Read {
  if (text[dollar + 1] === "$") return { value: "$", end: dollar + 2 };
  const plain = /^[A-Za-z_]\w*/.exec(text.slice(dollar + 1))?.[0];
  if (plain !== undefined) {
    return { value: variables(plain) ?? "", end: dollar + 1 + plain.length };
  }
  const close = text[dollar + 1] === "{" ? closingBrace(text, dollar + 2) : -1;
  if (close < 0) return { value: "$", end: dollar + 1 };
  const inside = text.slice(dollar + 2, close);
  return { value: braced(inside, variables), end: close + 1 };
}

function closingBrace(text: string, from: number): number {
  let depth = 1;
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === "{" && text[at - 1] === "$") depth += 1;
    else if (text[at] === "}") depth -= 1;
    if (depth === 0) return at;
  }
  return -1;
}

function braced(inside: string, variables: Variables): string {
  const match = /^([A-Za-z_]\w*)(?:(:?[-+?])([\s\S]*))?$/.exec(inside);
  if (match === null) return "";
  const [, name = "", operator = "", rest = ""] = match;
  const value = variables(name);
  const isSet = value !== undefined && !(operator.startsWith(":") && value === "");
  if (operator.endsWith("-")) return isSet ? value : interpolate(rest, variables);
  if (operator.endsWith("+")) return isSet ? interpolate(rest, variables) : "";
  return value ?? "";
}
