import { defineRule } from "./rule.ts";

export const rule = defineRule({
  meta: {
    id: "output-split-into-array",
    aliases: ["SC2207"],
    group: "shell",
    severity: "warning",
    recommended: false,
    fix: "none",
    needs: { kind: "script", pattern: /=\(/ },
    messages: {
      split:
        "The output is split at blanks and its patterns replaced by file names; read it with mapfile -t or read -a.",
    },
  },
  check({ shellScripts, report }) {
    for (const { facts, span } of shellScripts) {
      for (const expansion of facts.expansions) {
        const { kind, quoted, role } = expansion;
        if (kind !== "command" || quoted || role !== "array") continue;
        report({ message: "split", span: span(expansion) });
      }
    }
  },
});
