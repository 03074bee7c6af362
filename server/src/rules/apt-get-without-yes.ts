import type { Environment } from "../model/environment.ts";
import type { RunScript, ShellCommand, ShellWord } from "../shell/run-scripts.ts";
import type { Edit } from "../text/edit.ts";
import { defineRule } from "./rule.ts";

export const rule = defineRule({
  meta: {
    id: "apt-get-without-yes",
    aliases: ["DL3014", "apt-get_missing_param"],
    group: "commands",
    severity: "warning",
    recommended: true,
    fix: "safe",
    needs: { kind: "shell", words: ["apt-get"] },
    messages: {
      asks: "apt-get {command} asks before it goes on, and a build cannot answer: add -y.",
      add: "Add -y",
    },
  },
  check({ dockerfile, evaluation, scripts, report }) {
    const environments = new Map(
      evaluation.stages.flatMap(({ steps }) =>
        steps.map(({ instruction, before }) => {
          const run = instruction.trigger ?? instruction;
          return [run.span.start, before.environment] as const;
        }),
      ),
    );
    for (const script of scripts) {
      const environment = environments.get(script.instruction.span.start);
      for (const command of script.commands) {
        const asking = askingWord(command);
        if (asking === null || isAnswered(command, environment)) continue;
        report({
          message: "asks",
          args: { command: asking.text },
          span: { start: command.name.span.start, end: asking.span.end },
          fixes: [
            { kind: "safe", title: "add", edits: [insertYes(dockerfile.text, script, asking)] },
          ],
        });
      }
    }
  },
});

const ASKING: ReadonlySet<string> = new Set([
  "install",
  "upgrade",
  "dist-upgrade",
  "full-upgrade",
  "remove",
  "purge",
  "autoremove",
  "auto-remove",
  "build-dep",
  "dselect-upgrade",
]);

/** The subcommand, where it is one that asks. */
function askingWord({ name, args }: ShellCommand): ShellWord | null {
  if (!/^(?:\/usr\/bin\/)?apt-get$/.test(name.text)) return null;
  let skip = false;
  for (const word of args) {
    if (skip) skip = false;
    else if (TAKES_VALUE.test(word.text)) skip = true;
    else if (!word.text.startsWith("-") && !word.text.startsWith("$")) {
      return ASKING.has(word.text) ? word : null;
    }
  }
  return null;
}

const TAKES_VALUE =
  /^(?:-[a-zA-Z]*[otca]|--option|--target-release|--default-release|--config-file)$/;

/** By a flag, by an option, by `yes |`, or because nothing is done at all. */
function isAnswered({ args, pipedFrom }: ShellCommand, environment?: Environment): boolean {
  if (pipedFrom === "yes") return true;
  let quiet = 0;
  for (const word of args) {
    for (const text of valuesOf(word, environment)) {
      if (text === null || ANSWERS.test(text)) return true;
      quiet += quietness(text);
    }
  }
  return quiet >= 2;
}

const ANSWERS =
  /^(?:-[a-zA-Z]*[ys][a-zA-Z]*|--yes|--assume-yes|--assume-no|--simulate|--just-print|--dry-run|--recon|--no-act|--print-uris|(?:-o)?APT::Get::(?:Assume-Yes|Assume-No|Simulate)=(?:"?(?:true|yes|1|on)"?))$/i;

/** `-qq` implies `-y`. */
function quietness(text: string): number {
  if (text === "--quiet") return 1;
  const level = /^(?:-q|--quiet)=(\d+)$/.exec(text)?.[1];
  if (level !== undefined) return Number(level);
  return /^-[a-zA-Z]+$/.test(text) ? text.split("q").length - 1 : 0;
}

/** What a word may hold once its variables are replaced; null may hold an answer. */
function valuesOf({ text }: ShellWord, environment?: Environment): readonly (string | null)[] {
  const name = /^\$\{?(\w+)\}?$/.exec(text)?.[1];
  if (name === undefined) return [text.replace(/^--option=/, "-o")];
  const known = environment?.get(name)?.value;
  if (known !== undefined) return known.split(/\s+/);
  return /OPT|FLAG|ARG|YES/i.test(name) ? [null] : [];
}

function insertYes(text: string, { form }: RunScript, { span }: ShellWord): Edit {
  const isItem = form === "exec" && text.charAt(span.start) === '"';
  return { span: { start: span.end, end: span.end }, text: isItem ? ', "-y"' : " -y" };
}
