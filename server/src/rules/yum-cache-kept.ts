import { defineRule } from "./rule.ts";
import { CLEAN_UP_MESSAGES, reportLeftovers } from "./support/clean-ups.ts";
import { YUM } from "./support/package-managers.ts";

export const rule = defineRule({
  meta: {
    id: "yum-cache-kept",
    aliases: ["DL3032"],
    group: "packages",
    severity: "info",
    recommended: true,
    fix: "suggestion",
    needs: { kind: "shell", words: ["yum"] },
    messages: CLEAN_UP_MESSAGES,
  },
  check(context) {
    reportLeftovers(context, {
      manager: YUM,
      isClean: (subcommand, operands) => subcommand === "clean" && operands.includes("all"),
      folder: /^\/var\/cache(?:\/?$|\/\*|\/(?:yum|dnf))/,
      command: () => "yum clean all",
    });
  },
});
