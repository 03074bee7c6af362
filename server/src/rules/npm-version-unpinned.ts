import { defineRule } from "./rule.ts";
import { NPM } from "./support/package-managers.ts";
import { reportUnpinned, UNPINNED_MESSAGES } from "./support/unpinned-packages.ts";

export const rule = defineRule({
  meta: {
    id: "npm-version-unpinned",
    aliases: ["DL3016"],
    group: "packages",
    severity: "hint",
    recommended: false,
    fix: "none",
    needs: { kind: "shell", words: ["npm"] },
    messages: UNPINNED_MESSAGES,
  },
  check(context) {
    reportUnpinned(context, NPM);
  },
});
