import { defineRule } from "./rule.ts";
import { quoteEdits } from "./support/shell-edits.ts";

export const rule = defineRule({
  meta: {
    id: "unquoted-default",
    aliases: ["SC2223"],
    group: "shell",
    severity: "info",
    recommended: false,
    fix: "safe",
    needs: { kind: "script", pattern: /:?=/ },
    messages: {
      unquoted:
        "The value of {text} is looked up as a pattern of file names here for nothing; quote it.",
      quote: "Quote {text}",
    },
  },
  check({ shellScripts, report }) {
    for (const script of shellScripts) {
      for (const { name, words } of script.facts.commands) {
        if (name !== ":") continue;
        for (const { expansion, quote, text } of words.slice(1).flatMap(({ parts }) => parts)) {
          if (expansion === null || quote !== "none" || !/^:?=$/.test(expansion.operator)) continue;
          report({
            message: "unquoted",
            args: { text },
            span: script.span(expansion),
            fixes: [
              {
                kind: "safe",
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
