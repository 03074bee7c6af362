import { defineRule } from "./rule.ts";
import { quoteEdits } from "./support/shell-edits.ts";

export const rule = defineRule({
  meta: {
    id: "unquoted-find-pattern",
    aliases: ["SC2061"],
    group: "shell",
    severity: "warning",
    recommended: false,
    fix: "suggestion",
    needs: { kind: "script", pattern: /\bfind\b/ },
    messages: {
      unquoted:
        "Where a file here fits {text} the shell replaces it before find sees it; quote it.",
      quote: "Quote {text}",
    },
  },
  check({ shellScripts, report }) {
    for (const script of shellScripts) {
      for (const { name, words } of script.facts.commands) {
        if (name !== "find") continue;
        words.forEach((word, index) => {
          if (!TAKES_PATTERN.test(words[index - 1]?.text ?? "") || !/[*?[]/.test(word.shape))
            return;
          const isPlain = word.parts.length === 1 && word.literal;
          report({
            message: "unquoted",
            args: { text: word.text },
            span: script.span(word),
            fixes: isPlain
              ? [
                  {
                    kind: "suggestion",
                    title: "quote",
                    args: { text: word.text },
                    edits: quoteEdits(script, word),
                  },
                ]
              : [],
          });
        });
      }
    }
  },
});

const TAKES_PATTERN = /^-i?(?:lname|name|path|regex|wholename)$/;
