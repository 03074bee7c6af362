import type { Dialect, ExpansionFact } from "../shell/script-facts.ts";
import { defineRule } from "./rule.ts";
import { quoteEdits } from "./support/shell-edits.ts";
import { wholeNames } from "./support/shell-names.ts";

export const rule = defineRule({
  meta: {
    id: "unquoted-substitution",
    aliases: ["SC2046"],
    group: "shell",
    severity: "warning",
    recommended: false,
    fix: "suggestion",
    needs: { kind: "script", pattern: /\$\(|`/ },
    messages: {
      unquoted:
        "The output is split at blanks, and patterns in it are replaced by file names; quote it.",
      quote: "Quote the substitution",
    },
  },
  check({ shellScripts, report }) {
    for (const script of shellScripts) {
      const whole = wholeNames(script.facts);
      for (const expansion of script.facts.expansions) {
        if (whole.has(expansion) || !isSplit(expansion, script.facts.dialect)) continue;
        report({
          message: "unquoted",
          span: script.span(expansion),
          fixes: [{ kind: "suggestion", title: "quote", edits: quoteEdits(script, expansion) }],
        });
      }
    }
  },
});

function isSplit({ kind, quoted, role, commands }: ExpansionFact, dialect: Dialect): boolean {
  if (kind !== "command" || quoted) return false;
  // Their output is meant to be several words.
  const [only, ...others] = commands;
  if (others.length === 0 && /^(?:seq|pgrep)$/.test(only?.name ?? "")) return false;
  if (role === "declaration") return dialect === "sh" || dialect === "dash";
  return ROLES.has(role);
}

const ROLES: ReadonlySet<string> = new Set(["name", "argument", "redirect", "test", "here-string"]);
