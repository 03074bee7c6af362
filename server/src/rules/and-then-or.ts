import { defineRule } from "./rule.ts";

export const rule = defineRule({
  meta: {
    id: "and-then-or",
    aliases: ["SC2015"],
    group: "shell",
    severity: "info",
    recommended: false,
    fix: "none",
    needs: { kind: "script", pattern: /\|\|/ },
    messages: {
      both: "What stands behind || runs as well where what stands behind && fails; write if … then … else … fi if that is not meant.",
    },
  },
  check({ shellScripts, report }) {
    for (const { facts, span } of shellScripts) {
      for (const construct of facts.constructs) {
        if (construct.kind === "and-then-or") report({ message: "both", span: span(construct) });
      }
    }
  },
});
