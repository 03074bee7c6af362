import type { RunScript, ShellCommand, ShellWord } from "../../shell/run-scripts.ts";
import type { Dockerfile } from "../../syntax/tree.ts";
import type { Edit } from "../../text/edit.ts";

/** Puts a word behind another of the same command. */
export function wordAfter(
  { text }: Dockerfile,
  { form }: RunScript,
  { span }: ShellWord,
  added: string,
): Edit {
  const isItem = form === "exec" && text.charAt(span.start) === '"';
  return {
    span: { start: span.end, end: span.end },
    text: isItem ? `, ${JSON.stringify(added)}` : ` ${added}`,
  };
}

/**
 * Lets a script end with one more command, laid out as the others are; null where that cannot be
 * said by adding to its end.
 */
export function commandAtEnd(
  dockerfile: Dockerfile,
  script: RunScript,
  command: string,
): Edit | null {
  if (leavesEarly(script)) return null;
  if (script.form === "heredoc") return lineAtEnd(dockerfile, script, command);
  const { rest } = script.instruction;
  if (script.form === "exec" || /(?:^|\s)#|[;&|\\]$/.test(rest.text)) return null;
  const { end } = rest.sourceSpan(0, rest.text.length);
  return { span: { start: end, end }, text: joint(dockerfile, script, end) + command };
}

/** Is it run by another that stands before it, such as sudo? Nothing can be put between them. */
export function isWrapped({ commands }: RunScript, { span }: ShellCommand): boolean {
  return commands.some((other) => other.span.start < span.start && other.span.end === span.end);
}

function leavesEarly({ commands }: RunScript): boolean {
  return commands.some(({ name }) => name.text === "exit" || name.text === "exec");
}

/** What stands between the last command and one that is added, a line end where there are some. */
function joint({ text, escape }: Dockerfile, { instruction }: RunScript, end: number): string {
  const before = text.slice(instruction.span.start, end);
  if (!before.includes("\n")) return " && ";
  const lineEnd = text.includes("\r\n") ? "\r\n" : "\n";
  const lines = before.split(/\r?\n/);
  const last = lines.at(-1) ?? "";
  const previous = lines.at(-2) ?? "";
  const continues = (sign: string) => previous.trimEnd().endsWith(`${sign} ${escape}`);
  const indentOf = (line: string) => /^[ \t]*/.exec(line)?.[0] ?? "";
  if (continues("&&")) return ` && ${escape}${lineEnd}${indentOf(last)}`;
  if (continues(";") || previous.trimEnd().endsWith(`;${escape}`)) {
    return `; ${escape}${lineEnd}${indentOf(last)}`;
  }
  const leading = lines.findLast((line) => line.trimStart().startsWith("&&"));
  const indent = leading === undefined ? "    " : indentOf(leading);
  return ` ${escape}${lineEnd}${indent}&& `;
}

/** The heredoc has to be the script itself, not what a command reads. */
function lineAtEnd(
  { text }: Dockerfile,
  { instruction, commands }: RunScript,
  command: string,
): Edit | null {
  const [heredoc, ...others] = instruction.heredocs;
  if (heredoc === undefined || heredoc.terminator === null || others.length > 0) return null;
  const { body, terminator } = heredoc;
  const isScript = commands.every(({ span }) => span.start >= body.start && span.end <= body.end);
  if (!isScript || text.slice(body.start, body.end).includes("<<")) return null;
  const lineEnd = text.includes("\r\n") ? "\r\n" : "\n";
  const start = body.end;
  const lastLine = text.slice(body.start, body.end).trimEnd().split("\n").at(-1) ?? "";
  if (terminator.start < start || /[;&|\\]\s*$/.test(lastLine)) return null;
  const indent = /^\s*/.exec(lastLine)?.[0] ?? "";
  return { span: { start, end: start }, text: `${indent}${command}${lineEnd}` };
}
