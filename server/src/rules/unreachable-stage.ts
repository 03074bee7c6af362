import { stageLabel } from "../model/model.ts";
import { defineRule } from "./rule.ts";

export const rule = defineRule({
  meta: {
    id: "unreachable-stage",
    aliases: ["tally/no-unreachable-stages"],
    group: "stages",
    severity: "hint",
    recommended: false,
    fix: "none",
    messages: {
      unreachable:
        "The stage {target} takes nothing from this one, so a build leaves it out unless it is the target: take it out if nobody builds it.",
    },
  },
  check({ evaluation, report }) {
    const { needed, stages, target } = evaluation;
    const last = target === null ? undefined : stages[target];
    if (last === undefined) return;
    for (const { stage } of stages) {
      if (needed.has(stage.index)) continue;
      const args = { target: stageLabel(last.stage) };
      const span = stage.nameWord?.span ?? stage.from.keywordSpan;
      report({ message: "unreachable", args, span });
    }
  },
});
