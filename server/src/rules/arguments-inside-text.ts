import { defineRule } from "./rule.ts";
import { replace } from "./support/shell-edits.ts";

export const rule = defineRule({
  meta: {
    id: "arguments-inside-text",
    aliases: ["SC2145"],
    group: "shell",
    severity: "error",
    recommended: false,
    fix: "suggestion",
    needs: { kind: "script", pattern: /@/ },
    messages: {
      mixed:
        "{text} makes several words here, of which only the first and last get the text beside it; use * to have one, or a word of its own.",
      star: "Make it one word with *",
    },
  },
  check({ shellScripts, report }) {
    for (const script of shellScripts) {
      for (const { role, parts } of script.facts.words) {
        if (parts.length < 2 || !ROLES.has(role)) continue;
        for (const { expansion, text, quote } of parts) {
          if (expansion?.kind !== "variable" || expansion.operator === "length") continue;
          if (expansion.name !== "@" && expansion.index !== "@") continue;
          report({
            message: "mixed",
            args: { text },
            span: script.span(expansion),
            fixes:
              quote === "double"
                ? [
                    {
                      kind: "suggestion",
                      title: "star",
                      edits: [replace(script, expansion, text.replace("@", "*"))],
                    },
                  ]
                : [],
          });
        }
      }
    }
  },
});

const ROLES: ReadonlySet<string> = new Set([
  "name",
  "argument",
  "loop",
  "test",
  "redirect",
  "array",
]);
