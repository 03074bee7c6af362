import { defineRule } from "./rule.ts";
import { GEM } from "./support/package-managers.ts";
import { reportUnpinned, UNPINNED_MESSAGES } from "./support/unpinned-packages.ts";

export const rule = defineRule({
  meta: {
    id: "gem-version-unpinned",
    aliases: ["DL3028"],
    group: "packages",
    severity: "hint",
    recommended: false,
    fix: "none",
    needs: { kind: "shell", words: ["gem"] },
    messages: UNPINNED_MESSAGES,
  },
  check(context) {
    reportUnpinned(context, GEM);
  },
});
