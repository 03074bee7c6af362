import { defineRule } from "./rule.ts";
import { CLEAN_UP_MESSAGES, reportLeftovers } from "./support/clean-ups.ts";
import { ZYPPER } from "./support/package-managers.ts";

export const rule = defineRule({
  meta: {
    id: "zypper-cache-kept",
    aliases: ["DL3036"],
    group: "packages",
    severity: "info",
    recommended: true,
    fix: "suggestion",
    needs: { kind: "shell", words: ["zypper"] },
    messages: CLEAN_UP_MESSAGES,
  },
  check(context) {
    reportLeftovers(context, {
      manager: ZYPPER,
      isClean: (subcommand) => subcommand === "clean" || subcommand === "cc",
      folder: /^\/var\/cache(?:\/?$|\/\*|\/zypp)/,
      command: () => "zypper clean -a",
    });
  },
});
