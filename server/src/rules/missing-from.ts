import { modelMessages } from "../model/problems.ts";
import { syntaxMessages } from "../syntax/problems.ts";
import { defineRule } from "./rule.ts";
import { refusalsOf } from "./support/refusals.ts";

export const rule = defineRule({
  meta: {
    id: "missing-from",
    aliases: ["DL3061", "NO_SOURCE_IMAGE", "from_first", "tally/require-stages"],
    group: "stages",
    severity: "error",
    recommended: true,
    fix: "none",
    messages: {
      "before-first-from": modelMessages["before-first-from"],
      "no-stage": modelMessages["no-stage"],
      "no-instructions": syntaxMessages["no-instructions"],
    },
  },
  check({ refusals, report }) {
    for (const { id, problem } of refusalsOf("missing-from", refusals)) {
      const aliases = id === "before-first-from" ? BEFORE : NONE;
      report({ message: id, args: problem.message.args, span: problem.span, aliases });
    }
  },
});

const BEFORE = ["DL3061", "NO_SOURCE_IMAGE", "from_first"];
const NONE = ["NO_SOURCE_IMAGE", "tally/require-stages"];
