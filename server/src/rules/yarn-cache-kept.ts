import { defineRule } from "./rule.ts";
import { CLEAN_UP_MESSAGES, reportLeftovers } from "./support/clean-ups.ts";
import { YARN } from "./support/package-managers.ts";

export const rule = defineRule({
  meta: {
    id: "yarn-cache-kept",
    aliases: ["DL3060"],
    group: "packages",
    severity: "info",
    recommended: true,
    fix: "suggestion",
    needs: { kind: "shell", words: ["yarn"] },
    messages: CLEAN_UP_MESSAGES,
  },
  check(context) {
    reportLeftovers(context, {
      manager: YARN,
      isClean: (subcommand, [first]) => subcommand === "cache" && first === "clean",
      folder: /(?:\.cache(?:\/yarn)?|\/yarn[\w.-]*|\.yarn[\w.-]*)\/?(?:\*|\/.*)?$/,
      command: () => "yarn cache clean",
      onlyShipped: true,
    });
  },
});
