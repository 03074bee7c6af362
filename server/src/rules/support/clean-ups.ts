import type { RunScript, ShellCommand } from "../../shell/run-scripts.ts";
import type { RuleContext } from "../rule.ts";
import { callOf, installCalls, programName, type PackageManager } from "./package-managers.ts";
import { commandAtEnd } from "./run-edits.ts";
import { hasMountOf } from "./run-mounts.ts";
import { scriptSteps } from "./script-steps.ts";
import { shippedStages } from "./shipped-stages.ts";

/** What a package manager leaves behind, and how that is taken away. */
interface CleanUp {
  readonly manager: PackageManager;
  /** Is this what the manager does itself about it? */
  readonly isClean: (subcommand: string, operands: readonly string[]) => boolean;
  /** The folder that holds it, at the start of a path. */
  readonly folder: RegExp;
  /** The command to end a script with. */
  readonly command: (program: string) => string;
  readonly onlyShipped?: boolean;
}

export const CLEAN_UP_MESSAGES = {
  kept: "What {program} {subcommand} downloads stays in the layer: end this RUN with {command}.",
  clean: "End with {command}",
} as const;

/** Tells the first call of each script that leaves something behind. */
export function reportLeftovers(
  { dockerfile, evaluation, scripts, report }: RuleContext<"kept" | "clean">,
  cleanUp: CleanUp,
): void {
  const shipped = shippedStages(evaluation);
  for (const { script, stage } of scriptSteps(evaluation, scripts)) {
    const isShipped = shipped.has(stage.stage.index);
    if (cleanUp.onlyShipped === true && !isShipped) continue;
    if (hasMountOf(script.instruction, cleanUp.folder)) continue;
    const call = installCalls(cleanUp.manager, script.commands).find(
      ({ command }) => !isCleanedAfter(cleanUp, script, command),
    );
    if (call === undefined) continue;
    const program = programName(call.command.name);
    const command = cleanUp.command(program);
    const edit = commandAtEnd(dockerfile, script, command);
    report({
      message: "kept",
      args: { program, subcommand: call.subcommand.text, command },
      span: { start: call.command.name.span.start, end: call.subcommand.span.end },
      onlyOnRequest: !isShipped,
      fixes:
        edit === null
          ? []
          : [{ kind: "suggestion", title: "clean", args: { command }, edits: [edit] }],
    });
  }
}

function isCleanedAfter(
  { manager, isClean, folder }: CleanUp,
  { commands }: RunScript,
  { span }: ShellCommand,
): boolean {
  return commands.some((command) => {
    if (command.span.start <= span.start) return false;
    if (removes(command, folder)) return true;
    const call = callOf(manager, command);
    return (
      call !== null &&
      isClean(
        call.subcommand.text,
        call.operands.map(({ text }) => text),
      )
    );
  });
}

/** Does a command delete a folder, or what is in it? */
export function removes(command: ShellCommand, folder: RegExp): boolean {
  const { name, args } = command;
  const program = programName(name);
  const paths = args.filter(({ text }) => !text.startsWith("-")).map(({ text }) => text);
  if (program === "find") {
    const deletes = args.some(({ text }) => text === "-delete" || text === "rm");
    return deletes && paths.some((path) => folder.test(path));
  }
  const isRecursive = args.some(({ text }) => /^-[a-zA-Z]*[rR]|^--recursive$/.test(text));
  return program === "rm" && isRecursive && paths.some((path) => folder.test(path));
}
