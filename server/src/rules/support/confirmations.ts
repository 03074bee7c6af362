import type { ShellCommand } from "../../shell/run-scripts.ts";
import type { RuleContext } from "../rule.ts";
import { callOf, programName, type CallShape, type PackageCall } from "./package-managers.ts";
import { wordAfter } from "./run-edits.ts";

/** A program that asks before it goes on. */
interface Confirmation {
  readonly manager: CallShape;
  readonly asks: (call: PackageCall) => boolean;
  /** Options that answer beforehand. */
  readonly answers: RegExp;
  /** The option to be added, and behind which word. */
  readonly option: string;
  readonly place: "program" | "subcommand";
}

export const CONFIRMATION_MESSAGES = {
  asks: "{program} {subcommand} asks before it goes on, and a build cannot answer: add {option}.",
  add: "Add {option}",
} as const;

export function reportQuestions(
  { dockerfile, scripts, report }: RuleContext<"asks" | "add">,
  { manager, asks, answers, option, place }: Confirmation,
): void {
  for (const script of scripts) {
    for (const command of script.commands) {
      const call = callOf(manager, command);
      if (call === null || !asks(call) || isAnswered(command, answers)) continue;
      const { name } = command;
      const word = place === "program" ? name : call.subcommand;
      report({
        message: "asks",
        args: { program: programName(name), subcommand: call.subcommand.text, option },
        span: { start: name.span.start, end: call.subcommand.span.end },
        fixes: [
          {
            kind: "safe",
            title: "add",
            args: { option },
            edits: [wordAfter(dockerfile, script, word, option)],
          },
        ],
      });
    }
  }
}

/** By an option, by `yes |`, or perhaps by a variable that holds options. */
function isAnswered({ args, pipedFrom }: ShellCommand, answers: RegExp): boolean {
  if (pipedFrom === "yes") return true;
  return args.some(
    ({ text }) => answers.test(text) || /^\$\{?\w*(?:OPT|FLAG|ARG|YES)\w*\}?$/i.test(text),
  );
}
