import type { Analysis } from "../../model/analysis.ts";
import type { EvaluatedInstruction } from "../../model/evaluate.ts";
import { rootBases } from "../../rules/support/stage-graph.ts";
import { isWindowsStage } from "../../rules/support/windows.ts";
import { type ChainLink, commandChain } from "../../shell/command-chain.ts";
import { posixScript } from "../../shell/run-scripts.ts";
import type { Dockerfile, Instruction } from "../../syntax/tree.ts";
import type { Span } from "../../text/span.ts";

/** A RUN in shell form whose script is commands joined by `&&`. */
export interface PlainRun {
  readonly instruction: Instruction;
  readonly links: readonly ChainLink[];
}

/** Null where it is something else, or no POSIX shell reads it. */
export function plainRun(analysis: Analysis, instruction: Instruction): PlainRun | null {
  const { keyword, args, heredocs, rest } = instruction;
  if (keyword !== "RUN" || args.kind !== "text" || heredocs.length > 0) return null;
  if (!isReadByPosixShell(analysis, instruction)) return null;
  const links = commandChain(rest.text);
  return links === null ? null : { instruction, links };
}

export function isReadByPosixShell(analysis: Analysis, instruction: Instruction): boolean {
  const { text, escape } = analysis.dockerfile;
  const { stages } = analysis.checkable;
  const isIt = (step: EvaluatedInstruction): boolean => step.instruction === instruction;
  const stage = stages.find(({ steps }) => steps.some(isIt));
  const step = stage?.steps.find(isIt);
  if (stage === undefined || step === undefined || escape !== "\\") return false;
  if (isWindowsStage(stage, rootBases(analysis.checkable)[stage.stage.index])) return false;
  return posixScript({ text, escape, instruction, shell: step.before.shell }) !== null;
}

/** Where a command stands in the Dockerfile. */
export function sourceOf({ instruction }: PlainRun, { start, end }: ChainLink): Span {
  return instruction.rest.sourceSpan(start, end);
}

/** `RUN` and its flags, with what stands between them. */
export function headOf({ text }: Dockerfile, { keywordSpan, rest }: Instruction): string {
  return text.slice(keywordSpan.start, rest.span.start);
}

/** The comments that stand between two offsets, as written. */
export function commentsBetween({ comments, text }: Dockerfile, between: Span): readonly string[] {
  return comments
    .filter(({ span }) => span.start >= between.start && span.end <= between.end)
    .map(({ span }) => text.slice(span.start, span.end));
}

export function lineEndOf({ text }: Dockerfile): string {
  return text.includes("\r\n") ? "\r\n" : "\n";
}

/** Whether the commands of a RUN do the same where each runs in a step of its own. */
export function canStandApart(
  { instruction }: PlainRun,
  links: readonly ChainLink[],
  whole: string,
): boolean {
  const sharesMounts = instruction.flags.some(
    ({ name, value }) => name === "mount" && LOST_MOUNT.test(value ?? ""),
  );
  if (sharesMounts || OF_ITS_SHELL.test(whole)) return false;
  return links.every(
    ({ names, text }) => !names.some((name) => name === "" || LASTING.has(name)) && !isDaemon(text),
  );
}

/** What is written there is gone when the step ends. */
const LOST_MOUNT = /type=tmpfs|(?:^|,)(?:rw|readwrite)\b/;
/** Other in each shell; or files that no step leaves behind. */
const OF_ITS_SHELL =
  /\$\{?(?:[?!_$]|(?:OLDPWD|PPID|SECONDS|BASHPID|PIPESTATUS|RANDOM|LINENO)\b)|\/dev\/shm|\/proc\b/;

/** Commands that change the shell which runs them. */
const LASTING: ReadonlySet<string> = new Set(
  ". source cd pushd popd export unset readonly declare typeset local set shopt umask ulimit alias unalias eval exec exit return trap read mapfile readarray getopts hash wait jobs bg fg disown let shift command builtin enable".split(
    " ",
  ),
);

/** A program that goes on in the background lives as long as its step. */
function isDaemon(command: string): boolean {
  return /(?:^|[\s/])(?:service|systemctl|rc-service|init\.d|start-stop-daemon|nohup|setsid|daemonize|\S+-agent|\S+ctl|\S+-server|start|--daemon\S*|--fork)(?:[\s/]|$)/.test(
    command,
  );
}
