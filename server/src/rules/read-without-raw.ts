import { defineRule } from "./rule.ts";
import { insertAfter } from "./support/shell-edits.ts";

export const rule = defineRule({
  meta: {
    id: "read-without-raw",
    aliases: ["SC2162"],
    group: "shell",
    severity: "info",
    recommended: false,
    fix: "suggestion",
    needs: { kind: "script", pattern: /\bread\b/ },
    messages: {
      raw: "Without -r read drops the backslashes of what it reads.",
      add: "Add -r",
    },
  },
  check({ shellScripts, report }) {
    for (const script of shellScripts) {
      for (const { name, words } of script.facts.commands) {
        const [first, ...args] = words;
        if (name !== "read" || first === undefined) continue;
        if (args.some(({ text }) => /^-[a-zA-Z]*r/.test(text))) continue;
        report({
          message: "raw",
          span: script.span(first),
          fixes: [{ kind: "suggestion", title: "add", edits: [insertAfter(script, first, " -r")] }],
        });
      }
    }
  },
});
