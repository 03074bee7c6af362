import { defineRule } from "./rule.ts";
import { APK } from "./support/package-managers.ts";
import { reportUnpinned, UNPINNED_MESSAGES } from "./support/unpinned-packages.ts";

export const rule = defineRule({
  meta: {
    id: "apk-version-unpinned",
    aliases: ["DL3018"],
    group: "packages",
    severity: "hint",
    recommended: false,
    fix: "none",
    needs: { kind: "shell", words: ["apk"] },
    messages: UNPINNED_MESSAGES,
  },
  check(context) {
    reportUnpinned(context, APK);
  },
});
