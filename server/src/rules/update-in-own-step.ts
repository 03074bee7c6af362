import type { ShellCommand } from "../shell/run-scripts.ts";
import { defineRule } from "./rule.ts";
import { mergeRuns } from "./support/merge-runs.ts";
import { neighbours } from "./support/neighbours.ts";
import { APT_FAMILY, callOf, installCalls, programName } from "./support/package-managers.ts";
import { scriptSteps } from "./support/script-steps.ts";

export const rule = defineRule({
  meta: {
    id: "update-in-own-step",
    aliases: ["apt-get-update_require_install", "CIS-DI-0007"],
    group: "caching",
    severity: "warning",
    recommended: true,
    fix: "suggestion",
    needs: { kind: "shell", words: ["apt", "apt-get", "aptitude"] },
    messages: {
      stale:
        "This step stays in the cache while its lists grow old: run {program} update in the RUN that installs.",
      merge: "Join with the RUN below",
    },
  },
  check({ dockerfile, evaluation, scripts, report }) {
    const steps = scriptSteps(evaluation, scripts);
    const places = neighbours(evaluation);
    const scriptOf = new Map(steps.map((each) => [each.step, each.script]));
    for (const { script, step, onbuild } of steps) {
      if (installCalls(APT_FAMILY, script.commands).length > 0) continue;
      const updates = script.commands.filter(isUpdate);
      const update = updates.at(-1);
      if (update === undefined) continue;
      const last = update.args.find(({ text }) => text === "update") ?? update.name;
      const next = places.get(step)?.after;
      const follower = next === undefined ? undefined : scriptOf.get(next);
      const installsNext =
        follower !== undefined && installCalls(APT_FAMILY, follower.commands).length > 0;
      const edit =
        installsNext && !onbuild
          ? mergeRuns(dockerfile, script.instruction, follower.instruction)
          : null;
      report({
        message: "stale",
        args: { program: programName(update.name) },
        span: { start: update.name.span.start, end: last.span.end },
        onlyOnRequest: !script.commands.every(isHarmless),
        fixes: edit === null ? [] : [{ kind: "suggestion", title: "merge", edits: [edit] }],
      });
    }
  },
});

function isUpdate(command: ShellCommand): boolean {
  return callOf(APT_FAMILY, command)?.subcommand.text === "update";
}

/** Others may use the lists themselves: `./install.sh`. */
function isHarmless(command: ShellCommand): boolean {
  return isUpdate(command) || HARMLESS.has(programName(command.name));
}

const HARMLESS: ReadonlySet<string> = new Set(
  "set apt-get apt aptitude echo printf sed cat cp mv mkdir rm tee curl wget gpg chmod dpkg sudo true add-apt-repository apt-key install".split(
    " ",
  ),
);
