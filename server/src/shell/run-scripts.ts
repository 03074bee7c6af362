import { LogicalText } from "../syntax/logical-text.ts";
import type { EscapeToken, Instruction, Word } from "../syntax/tree.ts";
import type { Span } from "../text/span.ts";
import type { ScriptCommand, ScriptWord, Shell } from "./shell.ts";

/** The commands of one RUN, behind ONBUILD too. All spans lie in the Dockerfile. */
export interface RunScript {
  readonly instruction: Instruction;
  readonly form: "shell" | "exec" | "heredoc";
  readonly commands: readonly ShellCommand[];
  readonly pipes: readonly ShellPipe[];
  /** What reads it: the SHELL in force, null for the platform's own; or what a heredoc names. */
  readonly shell: readonly string[] | null;
}

/** A `|` or `|&` between two commands. */
export interface ShellPipe {
  readonly span: Span;
  /** The name of the command before it; null where that is more than a simple command. */
  readonly from: string | null;
}

/** A simple command: a name and its arguments. */
export interface ShellCommand {
  readonly name: ShellWord;
  readonly args: readonly ShellWord[];
  readonly span: Span;
  /** The name of the command whose output it reads through a pipe. */
  readonly pipedFrom: string | null;
  /** Set where the script's own shell runs it before any other command but `set`. */
  readonly lead: ShellLead | null;
}

export interface ShellLead {
  /** What stands between it and the rest; null where it is all there is. */
  readonly operator: "&&" | "||" | ";" | null;
  /** Where the rest begins. */
  readonly restStart: number;
}

export interface ShellWord {
  /** Without quotes and escapes; variables stay as written. */
  readonly text: string;
  /** Nothing in it is replaced when the script runs. */
  readonly literal: boolean;
  readonly span: Span;
}

export interface RunSource {
  /** The whole Dockerfile. */
  readonly text: string;
  readonly escape: EscapeToken;
  /** A RUN, with the heredocs that belong to it. */
  readonly instruction: Instruction;
  /** The SHELL in force; null is the platform's own. */
  readonly shell: readonly string[] | null;
}

/** Null where what runs is no POSIX-like shell: PowerShell, cmd, a script with its own interpreter. */
export function readRunScript(shell: Shell, source: RunSource): RunScript | null {
  const { instruction } = source;
  if (instruction.args.kind === "json") {
    const commands = execCommands(shell, instruction.args.items);
    return { instruction, form: "exec", commands, pipes: [], shell: null };
  }
  const script = posixScript(source);
  if (script === null) return null;
  const { text, shell: reader } = script;
  return {
    instruction,
    form: instruction.heredocs.length > 0 ? "heredoc" : "shell",
    commands: commandsIn(shell, text),
    pipes: shell.pipes(text.text).map(({ start, end, from }) => ({
      span: text.sourceSpan(start, end),
      from,
    })),
    shell: reader,
  };
}

/** What a POSIX-like shell is given, and which one; null where another program reads it. */
export function posixScript(source: RunSource): Script | null {
  return isPosix(source) ? scriptOf(source) : null;
}

/** The program of a SHELL without its folder. */
export function shellName([program = ""]: readonly string[]): string {
  return programName(program);
}

const POSIX_SHELL = /^(?:ba|da|a|k|z|mk)?sh$/;

function isPosix({ shell, escape }: RunSource): boolean {
  // A backtick as escape character is what files for Windows use, whose shell is cmd.
  if (shell === null) return escape === "\\";
  return POSIX_SHELL.test(programName(shell[0] ?? ""));
}

function programName(path: string): string {
  return path.replace(/^.*[\\/]/, "").replace(/\.exe$/i, "");
}

interface Script {
  /** As BuildKit puts it together; it knows where each character stands. */
  readonly text: LogicalText;
  readonly shell: readonly string[] | null;
}

/** What a shell is given, and which one. */
function scriptOf({ text, instruction, shell }: RunSource): Script | null {
  const { rest, heredocs } = instruction;
  const [only, ...others] = heredocs;
  if (only === undefined) return { text: rest, shell };
  const marker = text.slice(only.marker.start, only.marker.end);
  const before = rest.text.endsWith(marker) ? rest.text.slice(0, -marker.length).trim() : null;
  // Alone, or read by a shell: `bash -e <<EOF`.
  const alone = others.length === 0 && before !== null && (before === "" || isShellCall(before));
  const read = { characters: 0 };
  if (!alone) {
    const bodies = heredocs.flatMap(({ body, terminator }) => {
      const lineEnd = { start: Math.max(body.start - 1, 0), end: body.start };
      return [lineEnd, body, ...(terminator === null ? [] : [terminator])];
    });
    return { text: LogicalText.join(text, [...rest.pieces(), ...bodies], read), shell };
  }
  const body = LogicalText.join(text, [only.body], read);
  const interpreter = /^\s*#![ \t]*(\S[^\r\n]*)/.exec(body.text)?.[1]?.trim().split(/\s+/);
  if (interpreter === undefined) {
    return { text: body, shell: before === "" ? shell : before.split(/\s+/) };
  }
  const isEnv = programName(interpreter[0] ?? "") === "env";
  const words = isEnv ? interpreter.slice(interpreter[1] === "-S" ? 2 : 1) : interpreter;
  return POSIX_SHELL.test(programName(words[0] ?? "")) ? { text: body, shell: words } : null;
}

function isShellCall(command: string): boolean {
  const [program = "", ...flags] = command.split(/\s+/);
  return POSIX_SHELL.test(programName(program)) && flags.every((flag) => /^[-+]/.test(flag));
}

function commandsIn(shell: Shell, script: LogicalText): readonly ShellCommand[] {
  const word = ({ text, literal, start, end }: ScriptWord): ShellWord => ({
    text,
    literal,
    span: script.sourceSpan(start, end),
  });
  return shell.commands(script.text).flatMap((command) => commandOf(command, script, word));
}

function commandOf(
  { words, start, end, pipedFrom, lead }: ScriptCommand,
  script: LogicalText,
  word: (word: ScriptWord) => ShellWord,
): readonly ShellCommand[] {
  const [name, ...args] = words.map(word);
  if (name === undefined) return [];
  return [
    {
      name,
      args,
      span: script.sourceSpan(start, end),
      pipedFrom,
      lead: lead && { operator: lead.operator, restStart: script.toSource(lead.restStart) },
    },
  ];
}

/** Exec form is one command; `["sh", "-c", "…"]` holds a script where its text stands as it is. */
function execCommands(shell: Shell, items: readonly Word[]): readonly ShellCommand[] {
  const words = items.map(({ text, span }) => ({ text, literal: true, span }));
  const [name, ...args] = words;
  const last = items.at(-1);
  if (name === undefined || last === undefined) return [];
  const span = { start: name.span.start, end: last.span.end };
  const command: ShellCommand = { name, args, span, pipedFrom: null, lead: null };
  const script = items[2];
  const isScript =
    POSIX_SHELL.test(programName(name.text)) && /^-[a-z]*c$/.test(args[0]?.text ?? "");
  if (!isScript || script === undefined) return [command];
  const start = script.span.start + 1;
  if (script.span.end - script.span.start !== script.text.length + 2) return [command];
  const shift = ({ text, literal, start: from, end }: ScriptWord): ShellWord => ({
    text,
    literal,
    span: { start: start + from, end: start + end },
  });
  const inner = shell.commands(script.text).flatMap(({ words: innerWords, ...rest }) => {
    const [innerName, ...innerArgs] = innerWords.map(shift);
    if (innerName === undefined) return [];
    const innerSpan = { start: start + rest.start, end: start + rest.end };
    return [
      { ...command, name: innerName, args: innerArgs, span: innerSpan, pipedFrom: rest.pipedFrom },
    ];
  });
  return [command, ...inner];
}
