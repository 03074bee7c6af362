import { defineRule } from "./rule.ts";
import { insertBefore } from "./support/shell-edits.ts";

export const rule = defineRule({
  meta: {
    id: "bare-glob",
    aliases: ["SC2035"],
    group: "shell",
    severity: "info",
    recommended: false,
    fix: "suggestion",
    needs: { kind: "script", pattern: /\s[*?]/ },
    messages: {
      bare: "A file whose name begins with a dash would be taken for an option of {command}; write ./ before the pattern.",
      dot: "Write ./ before the pattern",
    },
  },
  check({ shellScripts, report }) {
    for (const script of shellScripts) {
      for (const { name, words } of script.facts.commands) {
        if (name === "echo" || name === "printf" || name === "[" || name === "[[") continue;
        const end = words.findIndex(({ text }) => text === "--");
        for (const word of end < 0 ? words.slice(1) : words.slice(1, end)) {
          const length = /^[*?]+/.exec(word.shape)?.[0].length ?? 0;
          if (length === 0) continue;
          report({
            message: "bare",
            args: { command: name ?? "the command" },
            span: script.span({ start: word.start, end: word.start + length }),
            fixes: [
              { kind: "suggestion", title: "dot", edits: [insertBefore(script, word, "./")] },
            ],
          });
        }
      }
    }
  },
});
