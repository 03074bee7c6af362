import type { CommandFact, ScriptFacts } from "../shell/script-facts.ts";
import { defineRule } from "./rule.ts";

export const rule = defineRule({
  meta: {
    id: "needless-cat",
    aliases: ["SC2002"],
    group: "shell",
    severity: "hint",
    recommended: false,
    fix: "none",
    needs: { kind: "script", pattern: /\bcat\b/ },
    messages: {
      cat: "The next command can read {file} itself, as an argument or behind <.",
    },
  },
  check({ shellScripts, report }) {
    for (const { facts, span } of shellScripts) {
      for (const command of facts.commands) {
        const [, file, ...others] = command.words;
        if (command.name !== "cat" || !command.isPiped || others.length > 0) continue;
        if (file === undefined || /^-|[*?[\u0002]/.test(file.shape) || !isPlain(command, facts))
          continue;
        report({ message: "cat", args: { file: file.text }, span: span(file) });
      }
    }
  },
});

/** The first of its pipe, and nothing redirected. */
function isPlain({ start, redirects }: CommandFact, { text }: ScriptFacts): boolean {
  const before = text.slice(Math.max(start - 20, 0), start).trimEnd();
  return redirects.length === 0 && (!before.endsWith("|") || before.endsWith("||"));
}
