import { defineRule } from "./rule.ts";
import { YUM, YUM_MODULES } from "./support/package-managers.ts";
import { reportUnpinned, UNPINNED_MESSAGES } from "./support/unpinned-packages.ts";

export const rule = defineRule({
  meta: {
    id: "yum-version-unpinned",
    aliases: ["DL3033"],
    group: "packages",
    severity: "hint",
    recommended: false,
    fix: "none",
    needs: { kind: "shell", words: ["yum"] },
    messages: UNPINNED_MESSAGES,
  },
  check(context) {
    reportUnpinned(context, YUM);
    // The first operand is what is done with the module.
    reportUnpinned(context, YUM_MODULES, { packages: ({ operands }) => operands.slice(1) });
  },
});
