import type { AssignmentFact } from "../shell/script-facts.ts";
import type { ShellScript } from "../shell/shell-script.ts";
import { defineRule } from "./rule.ts";
import { usedNames } from "./support/shell-names.ts";

export const rule = defineRule({
  meta: {
    id: "unused-shell-variable",
    aliases: ["SC2034"],
    group: "shell",
    severity: "warning",
    recommended: false,
    fix: "none",
    needs: {
      kind: "script",
      pattern: /=|\b(?:read|for|select|local|declare|typeset|getopts|let|mapfile|readarray)\b/,
    },
    messages: {
      unused:
        "{name} is set and never used here, and it is gone with this script; export it if a program is to see it.",
    },
  },
  check({ shellScripts, report }) {
    for (const script of shellScripts) {
      const used = new Set([...usedNames(script.facts), ...namesSeenByOthers(script)]);
      const last = new Map<string, AssignmentFact>();
      for (const assignment of script.facts.assignments) {
        if (!counts(assignment)) continue;
        last.set(assignment.name, assignment);
      }
      for (const [name, assignment] of last) {
        if (used.has(name) || name.startsWith("_") || SHELL_OWN.test(name)) continue;
        report({ message: "unused", args: { name }, span: script.span(placeOf(assignment)) });
      }
    }
  },
});

function counts({ by, operator, command }: AssignmentFact): boolean {
  if (by === "prefix" || by === "expansion") return false;
  return by !== "declaration" || operator !== "none" || command === "unset";
}

/** A loop's whole head is there for its variable. */
function placeOf({ start, end, nameEnd, by }: AssignmentFact): { start: number; end: number } {
  return { start, end: by === "loop" ? end : nameEnd };
}

function namesSeenByOthers({ facts, known }: ShellScript): readonly string[] {
  const exported = facts.assignments.filter((each) => each.isExported && each.by !== "prefix");
  return [...known, ...exported.map(({ name }) => name)];
}

/** The shell reads these itself, or they are in the environment already. */
const SHELL_OWN =
  /^(?:PATH|HOME|IFS|PWD|OLDPWD|PS[0-4]|CDPATH|ENV|FCEDIT|FIGNORE|GLOBIGNORE|HIST\w+|HOSTFILE|INPUTRC|LANG|LC_\w+|LINES|COLUMNS|MAIL\w*|OPT(?:ARG|ERR|IND)|POSIXLY_CORRECT|PROMPT_\w+|RANDOM|REPLY|SECONDS|SHELL|TERM|TIMEFORMAT|TMOUT|TMPDIR|BASH\w*|COMP\w+|COPROC|DIRSTACK|EUID|EXECIGNORE|FUNCNEST|GROUPS|HOSTNAME|MAPFILE|UID|USER|LOGNAME|DISPLAY|EDITOR|PAGER|VISUAL|auto_resume|histchars)$/;
