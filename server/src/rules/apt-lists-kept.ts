import type { RunScript, ShellCommand } from "../shell/run-scripts.ts";
import { defineRule } from "./rule.ts";
import { removes } from "./support/clean-ups.ts";
import {
  APT_FAMILY,
  callOf,
  installCalls,
  programName,
  type PackageCall,
} from "./support/package-managers.ts";
import { commandAtEnd } from "./support/run-edits.ts";
import { hasMountOf } from "./support/run-mounts.ts";
import { scriptSteps } from "./support/script-steps.ts";
import { shippedStages } from "./support/shipped-stages.ts";

export const rule = defineRule({
  meta: {
    id: "apt-lists-kept",
    aliases: ["DL3009", "apt-get_missing_rm", "DKL-DI-0005"],
    group: "packages",
    severity: "info",
    recommended: true,
    fix: "suggestion",
    needs: { kind: "shell", words: ["apt", "apt-get", "aptitude"] },
    messages: {
      kept: "The lists that {program} update downloads stay in the layer: end this RUN with {command}.",
      clean: "End with {command}",
    },
  },
  check({ dockerfile, evaluation, scripts, report }) {
    const shipped = shippedStages(evaluation);
    for (const { script, stage } of scriptSteps(evaluation, scripts)) {
      if (!shipped.has(stage.stage.index) || areListsElsewhere(script)) continue;
      const update = firstUpdate(script);
      if (update === null || script.commands.some(removesLists)) continue;
      const { command, subcommand } = update;
      const program = programName(command.name);
      // Where the lists are all that there is, a later RUN wants them.
      const isAlone = installCalls(APT_FAMILY, script.commands).length === 0;
      const edit = isAlone ? null : commandAtEnd(dockerfile, script, REMOVAL);
      report({
        message: "kept",
        args: { program, command: REMOVAL },
        span: { start: command.name.span.start, end: subcommand.span.end },
        // What is deleted in another way than hadolint knows is deleted all the same.
        onlyOnRequest: isAlone || script.commands.some(removesFiles),
        fixes:
          edit === null
            ? []
            : [{ kind: "suggestion", title: "clean", args: { command: REMOVAL }, edits: [edit] }],
      });
    }
  },
});

const REMOVAL = "rm -rf /var/lib/apt/lists/*";

function firstUpdate({ commands }: RunScript): PackageCall | null {
  for (const command of commands) {
    const call = callOf(APT_FAMILY, command);
    if (call?.subcommand.text === "update") return call;
  }
  return null;
}

function areListsElsewhere({ instruction }: RunScript): boolean {
  if (hasMountOf(instruction, /^\/var\/lib\/apt\/lists/)) return true;
  return (
    hasMountOf(instruction, /^\/var\/lib\/apt\/?$/) &&
    hasMountOf(instruction, /^\/var\/cache\/apt\/?$/)
  );
}

/** Each file for itself: `rm -f /var/lib/apt/lists/*_*`. */
function removesFiles({ name, args }: ShellCommand): boolean {
  return (
    programName(name) === "rm" && args.some(({ text }) => /^\/var\/lib\/apt\/lists\/\*/.test(text))
  );
}

function removesLists(command: ShellCommand): boolean {
  if (removes(command, /^\/var\/lib\/apt(?:\/?$|\/\*|\/lists)/)) return true;
  const call = callOf(APT_FAMILY, command);
  return call !== null && /^dist-?clean$/.test(call.subcommand.text);
}
