import { nearestWord } from "../syntax/suggest.ts";
import { defineRule } from "./rule.ts";
import { LABEL_SCHEMA, labelsOf } from "./support/labels.ts";

export const rule = defineRule({
  meta: {
    id: "unknown-label",
    aliases: ["DL3050"],
    group: "metadata",
    severity: "info",
    recommended: true,
    fix: "suggestion",
    messages: {
      unknown: "The label schema has no {label}: take the label out or add it to the schema.",
      "did-you-mean": "The label schema has no {label}. Did you mean {suggestion}?",
      rename: "Change to {suggestion}",
    },
    options: {
      strictLabels: {
        type: "flag",
        default: false,
        description: "Labels that the schema does not name are reported.",
      },
      ...LABEL_SCHEMA,
    },
  },
  check(context) {
    const { flag, map, report } = context;
    if (!flag("strictLabels")) return;
    const schema = map("labelSchema");
    for (const { key, keySpan: span } of labelsOf(context)) {
      if (key === null || Object.hasOwn(schema, key)) continue;
      const suggestion = nearestWord(key, Object.keys(schema));
      if (suggestion === null) {
        report({ message: "unknown", args: { label: key }, span });
        continue;
      }
      const args = { label: key, suggestion };
      const edits = [{ span, text: suggestion }];
      const fixes = [{ kind: "suggestion" as const, title: "rename" as const, args, edits }];
      report({ message: "did-you-mean", args, span, fixes });
    }
  },
});
