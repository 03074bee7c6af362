import type { Environment } from "../model/environment.ts";
import type { ShellCommand, ShellWord } from "../shell/run-scripts.ts";
import { defineRule } from "./rule.ts";
import { programName } from "./support/package-managers.ts";
import { wordAfter } from "./support/run-edits.ts";
import { scriptSteps } from "./support/script-steps.ts";

export const rule = defineRule({
  meta: {
    id: "useradd-with-high-uid",
    aliases: ["DL3046"],
    group: "commands",
    severity: "warning",
    recommended: true,
    fix: "safe",
    needs: { kind: "shell", words: ["useradd"] },
    messages: {
      log: "With a number as high as {uid}, useradd makes the login log huge: add -l.",
      add: "Add -l",
    },
  },
  check({ dockerfile, evaluation, scripts, report }) {
    for (const { script, step } of scriptSteps(evaluation, scripts)) {
      for (const command of script.commands) {
        if (programName(command.name) !== "useradd" || hasNoLog(command)) continue;
        const found = highUid(command, step.before.environment);
        if (found === null) continue;
        report({
          message: "log",
          args: { uid: found.uid },
          span: found.word.span,
          fixes: [
            {
              kind: "safe",
              title: "add",
              edits: [wordAfter(dockerfile, script, command.name, "-l")],
            },
          ],
        });
      }
    }
  },
});

function hasNoLog({ args }: ShellCommand): boolean {
  return args.some(({ text }) => /^(?:--no-log-init|-[a-zA-Z]*l[a-zA-Z]*)$/.test(text));
}

/** A number of more than five digits, and where it stands. */
function highUid(
  { args }: ShellCommand,
  environment: Environment,
): { readonly uid: string; readonly word: ShellWord } | null {
  for (const [index, word] of args.entries()) {
    const joined = /^(?:--uid=|-u)(?=[\d$])(.+)$/.exec(word.text)?.[1];
    const isOption = word.text === "--uid" || /^-[a-zA-Z]*u$/.test(word.text);
    const holder = isOption ? args[index + 1] : joined === undefined ? undefined : word;
    if (holder === undefined) continue;
    const written = joined ?? holder.text;
    const name = /^\$\{?(\w+)\}?$/.exec(written)?.[1];
    const uid = name === undefined ? written : (environment.get(name)?.value ?? "");
    if (/^\d{6,}$/.test(uid)) return { uid, word: holder };
  }
  return null;
}
