import { defineRule } from "./rule.ts";
import { replace } from "./support/shell-edits.ts";

export const rule = defineRule({
  meta: {
    id: "which-command",
    aliases: ["SC2230"],
    group: "shell",
    severity: "hint",
    recommended: false,
    fix: "suggestion",
    needs: { kind: "script", pattern: /\bwhich\b/ },
    messages: {
      which:
        "which is a program that slim images do not have; the shell's own command -v tells the same.",
      builtin: "Use command -v",
    },
  },
  check({ shellScripts, report }) {
    for (const script of shellScripts) {
      for (const { name, words } of script.facts.commands) {
        const [first, ...args] = words;
        if (name !== "which" || first === undefined) continue;
        const hasFlags = args.length === 0 || args.some(({ text }) => text.startsWith("-"));
        report({
          message: "which",
          span: script.span(first),
          fixes: hasFlags
            ? []
            : [
                {
                  kind: "suggestion",
                  title: "builtin",
                  edits: [replace(script, first, "command -v")],
                },
              ],
        });
      }
    }
  },
});
