import { defineRule } from "./rule.ts";

export const rule = defineRule({
  meta: {
    id: "reserved-stage-name",
    aliases: ["ReservedStageName", "DL3063"],
    group: "stages",
    severity: "warning",
    recommended: true,
    fix: "none",
    messages: {
      scratch: "scratch is the empty image; give the stage another name.",
      context: "context is the build context; give the stage another name.",
    },
  },
  check({ model, report }) {
    for (const { name, nameWord } of model.stages) {
      if (nameWord === null) continue;
      if (name === "scratch" || name === "context") report({ message: name, span: nameWord.span });
    }
  },
});
