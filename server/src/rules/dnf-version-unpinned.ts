import { defineRule } from "./rule.ts";
import { DNF, DNF_MODULES } from "./support/package-managers.ts";
import { reportUnpinned, UNPINNED_MESSAGES } from "./support/unpinned-packages.ts";

export const rule = defineRule({
  meta: {
    id: "dnf-version-unpinned",
    aliases: ["DL3041"],
    group: "packages",
    severity: "hint",
    recommended: false,
    fix: "none",
    needs: { kind: "shell", words: ["(?:micro)?dnf[345]?"] },
    messages: UNPINNED_MESSAGES,
  },
  check(context) {
    reportUnpinned(context, DNF);
    // The first operand is what is done with the module.
    reportUnpinned(context, DNF_MODULES, { packages: ({ operands }) => operands.slice(1) });
  },
});
