import { expandWord } from "../model/expand.ts";
import { defineRule } from "./rule.ts";

export const rule = defineRule({
  meta: {
    id: "redundant-platform",
    aliases: ["RedundantTargetPlatform", "DL3065"],
    group: "images",
    severity: "info",
    recommended: true,
    fix: "safe",
    messages: {
      redundant: "{value} is the platform that FROM takes anyway: leave --platform out.",
      remove: "Remove --platform",
    },
  },
  check({ dockerfile, model, evaluation, report }) {
    for (const { platform, from } of model.stages) {
      const value = platform?.value ?? "";
      if (platform === null || value === "") continue;
      const expanded = expandWord(value, evaluation.globals, dockerfile.escape);
      const target = evaluation.globals.get("TARGETPLATFORM")?.value;
      const isAlone = expanded.references.every(({ name }) => name === "TARGETPLATFORM");
      if (expanded.references.length === 0 || !isAlone || expanded.value !== target) continue;
      const next = from.args.kind === "words" ? from.args.words[0]?.span.start : undefined;
      const isLast = from.flags.at(-1) === platform;
      const end = isLast ? next : platform.span.end;
      const edit = {
        span: { start: platform.span.start, end: end ?? platform.span.end },
        text: "",
      };
      report({
        message: "redundant",
        args: { value },
        span: platform.span,
        fixes: [{ kind: "safe", title: "remove", edits: [edit] }],
      });
    }
  },
});
