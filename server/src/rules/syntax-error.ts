import { defineRule } from "./rule.ts";
import { ALL_NAMES, namesOfRefusal } from "./support/refusal-names.ts";
import { otherRefusals, refusalMessages } from "./support/refusals.ts";

/** Everything that makes a build refuse the file, but for what has a rule of its own. */
export const rule = defineRule({
  meta: {
    id: "syntax-error",
    aliases: ["DL1000", "invalid_line", ...ALL_NAMES],
    group: "syntax",
    severity: "error",
    recommended: true,
    fix: "none",
    messages: refusalMessages,
  },
  check({ dockerfile, refusals, report }) {
    for (const { id, problem } of otherRefusals(refusals)) {
      const { message, span, refused } = problem;
      const names = namesOfRefusal(id, problem);
      // What hadolint cannot read is what is wrong with the text itself.
      const isText = dockerfile.problems.includes(problem) && refused;
      report({
        message: id,
        args: message.args,
        span,
        severity: refused ? "error" : "warning",
        aliases: isText ? ["DL1000", ...names] : names,
      });
    }
  },
});
