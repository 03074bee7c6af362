import type { ExpansionFact } from "../shell/script-facts.ts";
import type { ShellScript } from "../shell/shell-script.ts";
import { defineRule } from "./rule.ts";
import { quoteEdits } from "./support/shell-edits.ts";
import { wholeNames } from "./support/shell-names.ts";

export const rule = defineRule({
  meta: {
    id: "unquoted-variable",
    aliases: ["SC2086"],
    group: "shell",
    severity: "info",
    recommended: false,
    fix: "suggestion",
    needs: { kind: "script", pattern: /\$/ },
    messages: {
      unquoted:
        "The value of {text} is split at blanks, and patterns in it are replaced by file names; quote it.",
      quote: "Quote {text}",
    },
  },
  check({ shellScripts, report }) {
    for (const script of shellScripts) {
      const defaults = defaultsOf(script);
      const assigned =
        script.runsIn === "build"
          ? null
          : new Set(script.facts.assignments.map(({ name }) => name));
      const whole = wholeNames(script.facts);
      for (const expansion of script.facts.expansions) {
        if (
          !isSplit(expansion, script, assigned) ||
          defaults.has(expansion) ||
          whole.has(expansion)
        )
          continue;
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

const ROLES: ReadonlySet<string> = new Set(["name", "argument", "redirect", "test", "here-string"]);

function isSplit(
  expansion: ExpansionFact,
  { facts }: ShellScript,
  assigned: ReadonlySet<string> | null,
): boolean {
  const { kind, name, index, quoted, role, isClean } = expansion;
  if (kind !== "variable" || quoted || isClean || name === "@" || index === "@") return false;
  // bash reads what it declares as an assignment, and so does not split it.
  const isPlain = facts.dialect === "sh" || facts.dialect === "dash";
  if (role === "here-string" && facts.dialect === "bash") return true;
  if (!ROLES.has(role) && !(role === "declaration" && isPlain)) return false;
  // What a container is started with may be meant to be several words.
  return assigned?.has(name) ?? true;
}

/** `: ${name:=value}` has a rule of its own. */
function defaultsOf({ facts }: ShellScript): ReadonlySet<ExpansionFact> {
  const found = new Set<ExpansionFact>();
  for (const { name, words } of facts.commands) {
    if (name !== ":") continue;
    for (const { expansion } of words.flatMap(({ parts }) => parts)) {
      if (expansion !== null && /^:?=$/.test(expansion.operator)) found.add(expansion);
    }
  }
  return found;
}
