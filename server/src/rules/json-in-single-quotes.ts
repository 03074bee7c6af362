import type { Instruction } from "../syntax/tree.ts";
import { defineRule } from "./rule.ts";
import { allSteps } from "./support/instructions.ts";

export const rule = defineRule({
  meta: {
    id: "json-in-single-quotes",
    aliases: ["JSON_IN_SINGLE_QUOTES", "tally/invalid-json-form"],
    group: "syntax",
    severity: "warning",
    recommended: true,
    fix: "suggestion",
    messages: {
      quotes: "{keyword} takes this as plain text: a JSON array needs double quotes.",
      change: "Use double quotes",
    },
  },
  check({ evaluation, report }) {
    // CMD and ENTRYPOINT are told of by shell-form-command.
    for (const { instruction } of allSteps(evaluation, ["RUN", "COPY", "ADD", "VOLUME"])) {
      const { rest, keyword, args } = instruction;
      if (args.kind === "json" || !/^\[\s*'[^'"]*'\s*(?:,\s*'[^'"]*'\s*)*\]$/.test(rest.text))
        continue;
      report({
        message: "quotes",
        args: { keyword },
        span: rest.span,
        fixes: /\\/.test(rest.text)
          ? []
          : [{ kind: "suggestion", title: "change", edits: edits(instruction) }],
      });
    }
  },
});

function edits({ rest }: Instruction) {
  return [...rest.text.matchAll(/'/g)].map(({ index }) => {
    const start = rest.toSource(index);
    return { span: { start, end: start + 1 }, text: '"' };
  });
}
