import { defineRule } from "./rule.ts";
import { ZYPPER } from "./support/package-managers.ts";
import { reportUnpinned, UNPINNED_MESSAGES } from "./support/unpinned-packages.ts";

export const rule = defineRule({
  meta: {
    id: "zypper-version-unpinned",
    aliases: ["DL3037"],
    group: "packages",
    severity: "hint",
    recommended: false,
    fix: "none",
    needs: { kind: "shell", words: ["zypper"] },
    messages: UNPINNED_MESSAGES,
  },
  check(context) {
    reportUnpinned(context, ZYPPER);
  },
});
