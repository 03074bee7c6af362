import { defineRule } from "./rule.ts";
import { LABEL_SCHEMA, labelsOf } from "./support/labels.ts";

export const rule = defineRule({
  meta: {
    id: "empty-label",
    aliases: ["DL3051"],
    group: "metadata",
    severity: "warning",
    recommended: true,
    fix: "none",
    messages: {
      empty: "The label schema asks for {key}, and this leaves it empty: give it a value.",
    },
    options: LABEL_SCHEMA,
  },
  check(context) {
    const schema = context.map("labelSchema");
    if (Object.keys(schema).length === 0) return;
    for (const { key, value, span } of labelsOf(context)) {
      if (key === null || value !== "" || !Object.hasOwn(schema, key)) continue;
      context.report({ message: "empty", args: { key }, span });
    }
  },
});
