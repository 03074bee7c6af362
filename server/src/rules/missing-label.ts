import { defineRule } from "./rule.ts";
import { LABEL_SCHEMA, labelsOf } from "./support/labels.ts";
import { stagesLacking } from "./support/stage-graph.ts";

export const rule = defineRule({
  meta: {
    id: "missing-label",
    aliases: ["DL3049"],
    group: "metadata",
    severity: "info",
    recommended: true,
    fix: "none",
    messages: {
      missing: "This image lacks a label that the label schema asks for: add LABEL {labels}.",
      "missing-some": "This image lacks labels that the label schema asks for: add {labels}.",
    },
    options: LABEL_SCHEMA,
  },
  check(context) {
    const { evaluation, map, report } = context;
    const wanted = Object.keys(map("labelSchema"));
    if (wanted.length === 0) return;
    const found = labelsOf(context);
    const missing = new Map<number, string[]>();
    for (const label of wanted) {
      const lacking = stagesLacking(evaluation, ({ stage }) =>
        // A key that cannot be told may be any.
        found.some(
          ({ key, stage: holder, onbuild }) =>
            holder.stage === stage && !onbuild && (key === label || key === null),
        ),
      );
      for (const { stage } of lacking) {
        missing.set(stage.index, [...(missing.get(stage.index) ?? []), label]);
      }
    }
    for (const { stage } of evaluation.stages) {
      const labels = missing.get(stage.index);
      if (labels === undefined) continue;
      report({
        message: labels.length === 1 ? "missing" : "missing-some",
        args: { labels: labels.join(", ") },
        span: stage.from.keywordSpan,
      });
    }
  },
});
