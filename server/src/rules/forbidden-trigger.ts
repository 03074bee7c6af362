import { syntaxMessages } from "../syntax/problems.ts";
import { defineRule } from "./rule.ts";
import { refusalsOf } from "./support/refusals.ts";

export const rule = defineRule({
  meta: {
    id: "forbidden-trigger",
    aliases: [
      "DL3043",
      "ONBUILD_CHAINING_DISALLOWED",
      "ONBUILD_TRIGGER_DISALLOWED",
      "tally/invalid-onbuild-trigger",
    ],
    group: "syntax",
    severity: "error",
    recommended: true,
    fix: "none",
    messages: {
      "onbuild-chain": syntaxMessages["onbuild-chain"],
      "onbuild-trigger": syntaxMessages["onbuild-trigger"],
    },
  },
  check({ refusals, report }) {
    for (const { id, problem } of refusalsOf("forbidden-trigger", refusals)) {
      const [hadolint, chaining, trigger] = rule.meta.aliases;
      const utils = id === "onbuild-chain" ? chaining : trigger;
      const aliases = [hadolint, utils].flatMap((alias) => alias ?? []);
      report({ message: id, args: problem.message.args, span: problem.span, aliases });
    }
  },
});
