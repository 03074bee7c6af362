import type { Span } from "../text/span.ts";
import { defineRule } from "./rule.ts";
import { allSteps } from "./support/instructions.ts";

export const rule = defineRule({
  meta: {
    id: "extra-argument",
    aliases: ["extra_args"],
    group: "syntax",
    severity: "error",
    recommended: true,
    fix: "suggestion",
    messages: {
      extra:
        "USER takes a single argument; with the blank in it, it is no user, and no container starts.",
      remove: "Remove {extra}",
    },
  },
  check({ evaluation, report }) {
    for (const { instruction } of allSteps(evaluation, ["USER"])) {
      const { args, rest } = instruction;
      if (args.kind !== "text" || /["'\\`$]/.test(rest.text)) continue;
      const match = /^(\S+)(\s+)(\S.*)$/.exec(rest.text);
      const first = match?.[1];
      const extra = match?.[3];
      if (first === undefined || extra === undefined) continue;
      const span = rest.sourceSpan(rest.text.length - extra.length, rest.text.length);
      const removed: Span = { start: rest.toSource(first.length - 1) + 1, end: span.end };
      report({
        message: "extra",
        span,
        fixes: [
          {
            kind: "suggestion",
            title: "remove",
            args: { extra },
            edits: [{ span: removed, text: "" }],
          },
        ],
      });
    }
  },
});
