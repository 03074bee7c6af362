import { defineRule } from "./rule.ts";
import { replace, written } from "./support/shell-edits.ts";

export const rule = defineRule({
  meta: {
    id: "backticks",
    aliases: ["SC2006"],
    group: "shell",
    severity: "hint",
    recommended: false,
    fix: "suggestion",
    needs: { kind: "script", pattern: /`/ },
    messages: {
      old: "Backticks are hard to tell from quotes and cannot stand in each other; write $(…).",
      modern: "Write $(…)",
    },
  },
  check({ shellScripts, report }) {
    for (const script of shellScripts) {
      for (const expansion of script.facts.expansions) {
        if (!expansion.isBackticked) continue;
        const inner = written(script, expansion).slice(1, -1);
        // Behind a backslash things mean something else in $(…).
        const isPlain = !inner.includes("\\") && !inner.startsWith("(");
        report({
          message: "old",
          span: script.span(expansion),
          fixes: isPlain
            ? [
                {
                  kind: "suggestion",
                  title: "modern",
                  edits: [replace(script, expansion, `$(${inner})`)],
                },
              ]
            : [],
        });
      }
    }
  },
});
