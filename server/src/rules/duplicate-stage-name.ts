import { defineRule } from "./rule.ts";

export const rule = defineRule({
  meta: {
    id: "duplicate-stage-name",
    aliases: ["DuplicateStageName", "DL3024", "DUPLICATE_BUILD_STAGE_NAME"],
    group: "stages",
    severity: "warning",
    recommended: true,
    fix: "none",
    messages: {
      duplicate: "The stage name {name} is taken on line {line}; from here on it means this stage.",
    },
  },
  check({ dockerfile, model, report }) {
    const first = new Map<string, number>();
    for (const { name, nameWord } of model.stages) {
      if (name === null || nameWord === null) continue;
      const start = first.get(name);
      if (start === undefined) {
        first.set(name, nameWord.span.start);
        continue;
      }
      const line = String(dockerfile.lines.lineOf(start) + 1);
      report({ message: "duplicate", args: { name: nameWord.text, line }, span: nameWord.span });
    }
  },
});
