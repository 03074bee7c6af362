import { defineRule } from "./rule.ts";
import { quoteEdits } from "./support/shell-edits.ts";

export const rule = defineRule({
  meta: {
    id: "unquoted-variable-beside-pattern",
    aliases: ["SC2231"],
    group: "shell",
    severity: "info",
    recommended: false,
    fix: "suggestion",
    needs: { kind: "script", pattern: /\bfor\b/ },
    messages: {
      unquoted:
        "A blank or a pattern in {text} changes which files this loop runs over; quote it, and leave the pattern outside.",
      quote: "Quote {text}",
    },
  },
  check({ shellScripts, report }) {
    for (const script of shellScripts) {
      for (const word of script.facts.loops.flatMap(({ items }) => items ?? [])) {
        if (!/[*?[]/.test(word.shape)) continue;
        for (const { expansion, quote, text } of word.parts) {
          if (expansion?.kind !== "variable" || quote !== "none") continue;
          report({
            message: "unquoted",
            args: { text },
            span: script.span(expansion),
            fixes: [
              {
                kind: "suggestion",
                title: "quote",
                args: { text },
                edits: quoteEdits(script, expansion),
              },
            ],
          });
        }
      }
    }
  },
});
