import { defineRule } from "./rule.ts";
import { quoteEdits } from "./support/shell-edits.ts";

export const rule = defineRule({
  meta: {
    id: "variable-split-into-array",
    aliases: ["SC2206"],
    group: "shell",
    severity: "warning",
    recommended: false,
    fix: "suggestion",
    needs: { kind: "script", pattern: /=\(/ },
    messages: {
      split:
        "{text} is split at blanks and its patterns replaced by file names; quote it, or split it with read -a.",
      quote: "Quote {text}",
    },
  },
  check({ shellScripts, report }) {
    for (const script of shellScripts) {
      for (const expansion of script.facts.expansions) {
        const { kind, quoted, role, operator, name, start, end } = expansion;
        if (kind !== "variable" || quoted || role !== "array") continue;
        if (operator === "length" || /^[#?$!-]$/.test(name)) continue;
        const args = { text: script.facts.text.slice(start, end) };
        report({
          message: "split",
          args,
          span: script.span(expansion),
          fixes: [
            { kind: "suggestion", title: "quote", args, edits: quoteEdits(script, expansion) },
          ],
        });
      }
    }
  },
});
