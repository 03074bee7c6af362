import { defineRule } from "./rule.ts";
import { exposedPorts } from "./support/exposed-ports.ts";

export const rule = defineRule({
  meta: {
    id: "expose-protocol-casing",
    aliases: ["ExposeProtoCasing"],
    group: "style",
    severity: "hint",
    recommended: true,
    fix: "safe",
    messages: {
      casing: "Write the protocol in lower case: {lower}.",
      change: "Change to {lower}",
    },
  },
  check({ dockerfile, evaluation, report }) {
    for (const { text, span, written } of exposedPorts(dockerfile, evaluation)) {
      const protocol = text.split("/")[1] ?? "";
      const lower = protocol.toLowerCase();
      if (protocol === lower) continue;
      const isWritten = written !== null && written.text === text;
      const isWhole = isWritten && written.span.end - written.span.start === text.length;
      const at = { start: span.end - protocol.length, end: span.end };
      report({
        message: "casing",
        args: { lower },
        span: isWhole ? at : span,
        fixes: isWhole
          ? [{ kind: "safe", title: "change", args: { lower }, edits: [{ span: at, text: lower }] }]
          : [],
      });
    }
  },
});
