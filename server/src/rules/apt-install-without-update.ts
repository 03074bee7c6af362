import type { EvaluatedStage } from "../model/evaluate.ts";
import type { ShellCommand } from "../shell/run-scripts.ts";
import { defineRule } from "./rule.ts";
import { removes } from "./support/clean-ups.ts";
import { APT_FAMILY, callOf, programName } from "./support/package-managers.ts";
import { isWrapped } from "./support/run-edits.ts";
import { hasMountOf } from "./support/run-mounts.ts";
import { scriptSteps } from "./support/script-steps.ts";

export const rule = defineRule({
  meta: {
    id: "apt-install-without-update",
    aliases: [],
    group: "packages",
    severity: "warning",
    recommended: true,
    fix: "suggestion",
    needs: { kind: "shell", words: ["apt", "apt-get", "aptitude"] },
    messages: {
      empty:
        "There are no lists of packages here, so {program} finds none: run {program} update first.",
      add: "Run {program} update first",
    },
  },
  check({ evaluation, scripts, report }) {
    const scriptOf = new Map(
      scriptSteps(evaluation, scripts).map(({ script, step }) => [step, script]),
    );
    const stateAfter = new Map<number, Lists>();
    for (const stage of evaluation.stages) {
      let lists = listsAtStart(stage, stateAfter);
      for (const step of stage.steps) {
        const { instruction } = step;
        if (instruction.keyword !== "RUN") continue;
        const script = scriptOf.get(step);
        if (script === undefined) {
          if (MAY_UPDATE.test(instruction.rest.text)) lists = "unknown";
          continue;
        }
        const isMounted = hasMountOf(instruction, /^\/var\/lib\/apt/);
        for (const command of script.commands) {
          const call = callOf(APT_FAMILY, command);
          const wanting = call !== null && call.subcommand.text === "install" ? call : null;
          const isFromLists =
            wanting !== null && wanting.operands.some(({ text }) => !/\.deb$|^[./]|^\$/.test(text));
          if (isFromLists && lists === "none" && !isMounted) {
            const program = programName(command.name);
            const { start } = command.name.span;
            const isPlain =
              script.form !== "exec" && command.span.start === start && !isWrapped(script, command);
            report({
              message: "empty",
              args: { program },
              span: { start, end: wanting.subcommand.span.end },
              fixes: isPlain
                ? [
                    {
                      kind: "suggestion",
                      title: "add",
                      args: { program },
                      edits: [{ span: { start, end: start }, text: `${program} update && ` }],
                    },
                  ]
                : [],
            });
            // Once is enough: the others have the same reason.
            lists = "unknown";
          }
          lists = afterCommand(command, lists);
        }
        if (isMounted && lists === "there") lists = "unknown";
      }
      stateAfter.set(stage.stage.index, lists);
    }
  },
});

type Lists = "none" | "there" | "unknown";

/** Docker's own images on Debian and Ubuntu come without lists. */
const WITHOUT_LISTS =
  /^docker\.io\/library\/(?:debian|ubuntu|buildpack-deps|python|node|ruby|golang|php|perl|gcc|rust|postgres|nginx|httpd|redis|mysql|mariadb)(?::|@|$)/;
const OTHER_SYSTEM = /alpine|windows|nanoserver|ubi|oracle/;

function listsAtStart({ base }: EvaluatedStage, stateAfter: ReadonlyMap<number, Lists>): Lists {
  if (base.kind === "stage") {
    return stateAfter.get(base.index) ?? "unknown";
  }
  if (base.kind !== "image" || OTHER_SYSTEM.test(base.canonical)) return "unknown";
  return WITHOUT_LISTS.test(base.canonical) ? "none" : "unknown";
}

/** A RUN of which only the text is looked at: may it run a script that updates the lists? */
const MAY_UPDATE = /\b(?:ba|da|z)?sh\b|\.\/|\.(?:sh|py)\b|<<|install|setup|ansible|playwright/;

function afterCommand(command: ShellCommand, lists: Lists): Lists {
  const program = programName(command.name);
  if (/^(?:apt|apt-get|aptitude)$/.test(program)) {
    return command.args.some(({ text }) => text === "update" || text === "-u") ? "there" : lists;
  }
  if (removes(command, /^\/var\/lib\/apt(?:\/?$|\/\*|\/lists)/)) return "none";
  return QUIET_PROGRAMS.has(program) ? lists : "unknown";
}

/** Programs that certainly leave the lists alone; any other may be a script that does not. */
const QUIET_PROGRAMS: ReadonlySet<string> = new Set(
  "set echo printf mkdir rm cp mv ln chmod chown sed grep cat tee curl wget gpg dpkg export cd true test [ useradd groupadd locale-gen update-ca-certificates apt-key apt-cache apt-mark rm tar unzip touch".split(
    " ",
  ),
);
