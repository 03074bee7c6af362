import type { CommandFact, WordFact } from "../shell/script-facts.ts";
import { defineRule } from "./rule.ts";
import { insertBefore } from "./support/shell-edits.ts";

export const rule = defineRule({
  meta: {
    id: "variable-in-printf-format",
    aliases: ["SC2059"],
    group: "shell",
    severity: "info",
    recommended: false,
    fix: "suggestion",
    needs: { kind: "script", pattern: /\bprintf\b/ },
    messages: {
      format:
        "A % or a backslash in the value would be taken for part of printf's format; hand it over behind '%s'.",
      hand: "Print it with '%s'",
    },
  },
  check({ shellScripts, report }) {
    for (const script of shellScripts) {
      for (const command of script.facts.commands) {
        const format = command.name === "printf" ? formatOf(command) : undefined;
        if (format === undefined || format.literal) continue;
        if (format.parts.some(({ kind, text }) => kind === "text" && text.includes("%"))) continue;
        const isLast = format === command.words.at(-1);
        const isPlain = format.parts.every(({ kind }) => kind === "expansion");
        report({
          message: "format",
          span: script.span(format),
          fixes:
            isLast && isPlain
              ? [
                  {
                    kind: "suggestion",
                    title: "hand",
                    edits: [insertBefore(script, format, "'%s' ")],
                  },
                ]
              : [],
        });
      }
    }
  },
});

function formatOf({ words }: CommandFact): WordFact | undefined {
  const args = words.slice(1);
  if (args[0]?.text === "-v") return args[2];
  return args[0]?.text === "--" ? args[1] : args[0];
}
