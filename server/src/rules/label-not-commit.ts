import { defineRule } from "./rule.ts";
import { LABEL_SCHEMA, labelsOfType } from "./support/labels.ts";

export const rule = defineRule({
  meta: {
    id: "label-not-commit",
    aliases: ["DL3055"],
    group: "metadata",
    severity: "warning",
    recommended: true,
    fix: "none",
    messages: { invalid: "{key} has to be a git commit: 7 to 40 of the digits 0 to 9 and a to f." },
    options: LABEL_SCHEMA,
  },
  check(context) {
    for (const { key, value, valueSpan: span } of labelsOfType(context, "hash")) {
      if (COMMIT.test(value)) continue;
      context.report({ message: "invalid", args: { key, value }, span });
    }
  },
});

/** A whole one, of either kind, or the beginning of one. */
const COMMIT = /^(?:[0-9a-f]{7,40}|[0-9a-f]{64})$/;
