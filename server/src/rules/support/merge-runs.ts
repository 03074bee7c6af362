import type { Dockerfile, Instruction } from "../../syntax/tree.ts";
import type { Edit } from "../../text/edit.ts";

/** Joins two RUNs that follow each other into one; null where more than `&&` would be needed. */
export function mergeRuns(
  { text, escape }: Dockerfile,
  first: Instruction,
  second: Instruction,
): Edit | null {
  if (!isPlain(first) || !isPlain(second) || flagsOf(first) !== flagsOf(second)) return null;
  const { end } = first.rest.sourceSpan(0, first.rest.text.length);
  const start = second.rest.span.start;
  const between = text.slice(first.span.end, second.span.start);
  // A comment that another program reads belongs to the instruction below it.
  if (/#.*\b(?:ignore|check|skip|disable|shell)\b/.test(between)) return null;
  const lineEnd = text.includes("\r\n") ? "\r\n" : "\n";
  const comments = between.split(/\r?\n/).filter((line) => line.trim() !== "");
  const indent = /\n([ \t]+)\S/.exec(text.slice(first.span.start, end))?.[1] ?? "    ";
  const lines = [` ${escape}`, ...comments, `${indent}&& `];
  return { span: { start: end, end: start }, text: lines.join(lineEnd) };
}

/** The flags as written: RUNs with different ones do not belong together. */
export function flagsOf({ flags }: Instruction): string {
  return flags.map(({ name, value }) => `${name}=${value ?? ""}`).join(" ");
}

function isPlain({ args, heredocs, rest, trigger }: Instruction): boolean {
  const isShell = args.kind === "text" && heredocs.length === 0 && trigger === null;
  return isShell && !/(?:^|\s)#|[;&|\\]$|(?:^|[\s;&])(?:exit|exec)\b/.test(rest.text);
}
