import { modelMessages } from "../model/problems.ts";
import { defineRule } from "./rule.ts";
import { refusalsOf } from "./support/refusals.ts";

export const rule = defineRule({
  meta: {
    id: "copy-from-own-stage",
    aliases: ["DL3023"],
    group: "stages",
    severity: "error",
    recommended: true,
    fix: "none",
    messages: { "own-stage": modelMessages["own-stage"] },
  },
  check({ refusals, report }) {
    for (const { id, problem } of refusalsOf("copy-from-own-stage", refusals)) {
      report({ message: id, span: problem.span });
    }
  },
});
