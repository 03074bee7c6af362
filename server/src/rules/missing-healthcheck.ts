import { defineRule } from "./rule.ts";
import { stagesLacking } from "./support/stage-graph.ts";

export const rule = defineRule({
  meta: {
    id: "missing-healthcheck",
    aliases: ["DL3057", "CIS-DI-0006"],
    group: "metadata",
    severity: "hint",
    recommended: false,
    fix: "none",
    messages: {
      missing:
        "Nothing tells whether a container of this image works: add a HEALTHCHECK, or HEALTHCHECK NONE.",
    },
  },
  check({ evaluation, report }) {
    const lacking = stagesLacking(evaluation, ({ stage }) =>
      stage.instructions.some(({ keyword }) => keyword === "HEALTHCHECK"),
    );
    for (const { stage } of lacking) report({ message: "missing", span: stage.from.keywordSpan });
  },
});
