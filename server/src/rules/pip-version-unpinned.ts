import { defineRule } from "./rule.ts";
import { PIP } from "./support/package-managers.ts";
import { reportUnpinned, UNPINNED_MESSAGES } from "./support/unpinned-packages.ts";

export const rule = defineRule({
  meta: {
    id: "pip-version-unpinned",
    aliases: ["DL3013"],
    group: "packages",
    severity: "hint",
    recommended: false,
    fix: "none",
    needs: { kind: "shell", words: ["pip[\\w.-]*", "python[\\d.]*"] },
    messages: UNPINNED_MESSAGES,
  },
  check(context) {
    reportUnpinned(context, PIP);
  },
});
