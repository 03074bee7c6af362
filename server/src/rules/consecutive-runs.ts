import type { EvaluatedInstruction } from "../model/evaluate.ts";
import type { RunScript } from "../shell/run-scripts.ts";
import { defineRule } from "./rule.ts";
import { flagsOf, mergeRuns } from "./support/merge-runs.ts";
import { neighbours } from "./support/neighbours.ts";
import { scriptSteps } from "./support/script-steps.ts";

export const rule = defineRule({
  meta: {
    id: "consecutive-runs",
    aliases: ["DL3059"],
    group: "style",
    severity: "hint",
    recommended: false,
    fix: "suggestion",
    needs: { kind: "shell", words: ["RUN", "run", "Run"] },
    messages: {
      join: "This RUN and the one above it could be one layer.",
      merge: "Join with the RUN above",
    },
  },
  check({ dockerfile, evaluation, scripts, report }) {
    const places = neighbours(evaluation);
    let above: { readonly step: EvaluatedInstruction; readonly script: RunScript } | null = null;
    for (const { script, step, onbuild } of scriptSteps(evaluation, scripts)) {
      const before = places.get(step)?.before;
      const upper: RunScript | null = above !== null && above.step === before ? above.script : null;
      above = onbuild ? null : { step, script };
      if (onbuild || upper === null || !isShort(upper) || !isShort(script)) continue;
      if (flagsOf(upper.instruction) !== flagsOf(script.instruction)) continue;
      const edit = mergeRuns(dockerfile, upper.instruction, script.instruction);
      report({
        message: "join",
        span: script.instruction.keywordSpan,
        fixes: edit === null ? [] : [{ kind: "suggestion", title: "merge", edits: [edit] }],
      });
    }
  },
});

/** A longer script is a chain that somebody made on purpose. */
function isShort({ commands, instruction }: RunScript): boolean {
  const outer = commands.filter(
    ({ span }, index) => index === 0 || span.end !== commands[index - 1]?.span.end,
  );
  const declarations = instruction.rest.text.match(/(?:^|[;&|]\s*)(?:export|unset|local)\s/g);
  return outer.length + (declarations?.length ?? 0) <= 2;
}
