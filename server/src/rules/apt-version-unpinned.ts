import { defineRule } from "./rule.ts";
import { APT_GET } from "./support/package-managers.ts";
import { reportUnpinned, UNPINNED_MESSAGES } from "./support/unpinned-packages.ts";

export const rule = defineRule({
  meta: {
    id: "apt-version-unpinned",
    aliases: ["DL3008"],
    group: "packages",
    severity: "hint",
    recommended: false,
    fix: "none",
    needs: { kind: "shell", words: ["apt-get"] },
    messages: UNPINNED_MESSAGES,
  },
  check(context) {
    reportUnpinned(context, APT_GET);
  },
});
