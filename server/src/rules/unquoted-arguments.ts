import { defineRule } from "./rule.ts";
import { quoteEdits } from "./support/shell-edits.ts";

export const rule = defineRule({
  meta: {
    id: "unquoted-arguments",
    aliases: ["SC2068"],
    group: "shell",
    severity: "error",
    recommended: false,
    fix: "suggestion",
    needs: { kind: "script", pattern: /@/ },
    messages: {
      unquoted: "Without quotes each argument of {text} is split once more; quote it.",
      quote: "Quote {text}",
    },
  },
  check({ shellScripts, report }) {
    for (const script of shellScripts) {
      for (const expansion of script.facts.expansions) {
        const { kind, name, index, quoted, role, operator } = expansion;
        const isList =
          kind === "variable" && (name === "@" || index === "@") && operator !== "length";
        if (!isList || quoted || !ROLES.has(role)) continue;
        const args = { text: script.facts.text.slice(expansion.start, expansion.end) };
        report({
          message: "unquoted",
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

const ROLES: ReadonlySet<string> = new Set(["name", "argument", "loop", "test", "redirect"]);
