import { defineRule } from "./rule.ts";
import { replaceWord } from "./support/written-keyword.ts";

export const rule = defineRule({
  meta: {
    id: "stage-name-casing",
    aliases: ["StageNameCasing"],
    group: "style",
    severity: "hint",
    recommended: true,
    fix: "safe",
    messages: {
      casing: "A build knows the stage {name} as {lower}: write it in lower case.",
      change: "Change to {lower}",
    },
  },
  check({ model, report }) {
    for (const { nameWord } of model.stages) {
      const name = nameWord?.text ?? "";
      const lower = name.toLowerCase();
      if (nameWord === null || lower === name) continue;
      const edits = replaceWord(nameWord.span, lower);
      report({
        message: "casing",
        args: { name, lower },
        span: nameWord.span,
        fixes:
          edits.length === 0 ? [] : [{ kind: "safe", title: "change", args: { lower }, edits }],
      });
    }
  },
});
