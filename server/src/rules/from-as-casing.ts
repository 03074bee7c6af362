import { defineRule } from "./rule.ts";
import { casingOf, inCasing, replaceWord, writtenKeyword } from "./support/written-keyword.ts";

export const rule = defineRule({
  meta: {
    id: "from-as-casing",
    aliases: ["FromAsCasing"],
    group: "style",
    severity: "hint",
    recommended: true,
    fix: "safe",
    messages: {
      casing: "Write {written} in the case of {from}: {right}.",
      change: "Change to {right}",
    },
  },
  check({ model, report }) {
    for (const { from, nameWord } of model.stages) {
      const as = from.args.kind === "words" ? from.args.words[1] : undefined;
      const keyword = writtenKeyword(from);
      const casing = casingOf(keyword);
      // Who writes From is told of that alone.
      if (as === undefined || nameWord === null || casing === null) continue;
      const right = inCasing(as.text, casing);
      if (right === as.text) continue;
      const edits = replaceWord(as.span, right);
      report({
        message: "casing",
        args: { written: as.text, from: keyword, right },
        span: as.span,
        fixes:
          edits.length === 0 ? [] : [{ kind: "safe", title: "change", args: { right }, edits }],
      });
    }
  },
});
