import { defineRule } from "./rule.ts";
import { programName } from "./support/package-managers.ts";
import { wordAfter } from "./support/run-edits.ts";
import { scriptSteps } from "./support/script-steps.ts";
import { stageChain } from "./support/stage-graph.ts";

export const rule = defineRule({
  meta: {
    id: "wget-progress",
    aliases: ["DL3047"],
    group: "commands",
    severity: "hint",
    recommended: false,
    fix: "suggestion",
    needs: { kind: "shell", words: ["wget"] },
    messages: {
      noisy: "wget fills the build's output with its progress: add {option}.",
      add: "Add {option}",
    },
  },
  check({ dockerfile, evaluation, scripts, report }) {
    for (const { script, stage } of scriptSteps(evaluation, scripts)) {
      const base = stageChain(evaluation, stage).at(-1)?.base;
      const isBusybox = base?.kind === "image" && /alpine|busybox/.test(base.reference);
      // Busybox's wget knows no other.
      const option = isBusybox ? "-q" : "--progress=dot:giga";
      for (const { name, args } of script.commands) {
        if (programName(name) !== "wget" || args.some(({ text }) => QUIET.test(text))) continue;
        report({
          message: "noisy",
          args: { option },
          span: name.span,
          fixes: [
            {
              kind: "suggestion",
              title: "add",
              args: { option },
              edits: [wordAfter(dockerfile, script, name, option)],
            },
          ],
        });
      }
    }
  },
});

const QUIET =
  /^(?:--(?:progress|quiet|no-verbose|output-file|append-output)(?:=.*)?|-nv.*|-[a-zA-Z]*[qoa][\w-]*)$/;
