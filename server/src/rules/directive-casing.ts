import { spanText } from "../text/span.ts";
import { defineRule } from "./rule.ts";

export const rule = defineRule({
  meta: {
    id: "directive-casing",
    aliases: ["CASING_DIRECTIVE"],
    group: "style",
    severity: "hint",
    recommended: true,
    fix: "safe",
    messages: {
      casing: "Directives are written in lower case: {lower}.",
      change: "Change to {lower}",
    },
  },
  check({ dockerfile, report }) {
    for (const { name, nameSpan } of dockerfile.directives) {
      if (spanText(dockerfile.text, nameSpan) === name) continue;
      const edits = [{ span: nameSpan, text: name }];
      report({
        message: "casing",
        args: { lower: name },
        span: nameSpan,
        fixes: [{ kind: "safe", title: "change", args: { lower: name }, edits }],
      });
    }
  },
});
