import { modelMessages } from "../model/problems.ts";
import { defineRule } from "./rule.ts";
import { refusalsOf } from "./support/refusals.ts";

export const rule = defineRule({
  meta: {
    id: "invalid-port",
    aliases: ["DL3011", "INVALID_PORT", "INVALID_PROTO"],
    group: "metadata",
    severity: "error",
    recommended: true,
    fix: "none",
    messages: { "invalid-port": modelMessages["invalid-port"] },
  },
  check({ refusals, report }) {
    for (const { id, problem } of refusalsOf("invalid-port", refusals)) {
      const { args } = problem.message;
      const protocol = /protocol/.test(args["reason"] ?? "");
      const isLarge = /\d{5}/.test(args["text"] ?? "");
      const aliases = protocol ? ["INVALID_PROTO"] : ["INVALID_PORT"];
      report({
        message: id,
        args,
        span: problem.span,
        aliases: isLarge && !protocol ? ["DL3011", ...aliases] : aliases,
      });
    }
  },
});
