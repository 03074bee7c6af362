import { defineRule } from "./rule.ts";

export const rule = defineRule({
  meta: {
    id: "ignore-comment",
    aliases: ["DL1001"],
    group: "style",
    severity: "hint",
    recommended: false,
    fix: "none",
    messages: {
      ignores: "This comment silences {rules} for the next instruction: mend what they tell.",
    },
    options: {
      withoutEffect: {
        type: "flag",
        default: false,
        description: "Comments that silence rules, in our name or hadolint's, have no effect.",
      },
    },
  },
  check({ dockerfile, report }) {
    for (const { text, span } of dockerfile.comments) {
      const rules = IGNORES.exec(text)?.[1];
      if (rules !== undefined) report({ message: "ignores", args: { rules }, span });
    }
  },
});

const IGNORES = /^(?:strata|hadolint)\s+ignore\s*=\s*([\w./-]+(?:\s*,\s*[\w./-]+)*)/;
