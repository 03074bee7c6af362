import type { AssignmentFact } from "../shell/script-facts.ts";
import type { ShellScript } from "../shell/shell-script.ts";
import { defineRule, type RuleFix } from "./rule.ts";
import { insertAfter, insertBefore, replace } from "./support/shell-edits.ts";

export const rule = defineRule({
  meta: {
    id: "masked-exit-status",
    aliases: ["SC2155"],
    group: "shell",
    severity: "warning",
    recommended: false,
    fix: "suggestion",
    needs: { kind: "script", pattern: /\b(?:export|local|declare|typeset|readonly)\b/ },
    messages: {
      masked:
        "{command} succeeds whether the command in it does or not; assign first, and {command} then.",
      split: "Assign before {command}",
    },
  },
  check({ shellScripts, report }) {
    for (const script of shellScripts) {
      for (const assignment of script.facts.assignments) {
        const { by, command, value, name } = assignment;
        if (by !== "declaration" || command === null || value === null) continue;
        if (!value.parts.some(({ expansion }) => expansion?.kind === "command")) continue;
        report({
          message: "masked",
          args: { command },
          span: script.span({ start: assignment.start, end: assignment.nameEnd }),
          fixes: splitFix(script, assignment, command, name),
        });
      }
    }
  },
});

/** `export a=$(b)` to `a=$(b) && export a`; `local` has to come first. */
function splitFix(
  script: ShellScript,
  assignment: AssignmentFact,
  command: string,
  name: string,
): readonly RuleFix<"masked" | "split">[] {
  const { facts } = script;
  const holder = facts.commands.find(
    (each) =>
      each.start <= assignment.start && each.end === assignment.end && each.name === command,
  );
  // Flags and other names would have to go along.
  if (
    holder === undefined ||
    /\S/.test(between(script, holder.start + command.length, assignment.start))
  ) {
    return [];
  }
  if (holder.redirects.length > 0 || holder.isPiped) return [];
  const edits =
    command === "export" || command === "readonly"
      ? [
          replace(script, { start: holder.start, end: assignment.start }, ""),
          insertAfter(script, assignment, ` && ${command} ${name}`),
        ]
      : [insertBefore(script, assignment, `${name} && `)];
  return [{ kind: "suggestion", title: "split", args: { command }, edits }];
}

function between({ facts }: ShellScript, start: number, end: number): string {
  return facts.text.slice(start, end);
}
