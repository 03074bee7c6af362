import { defineRule } from "./rule.ts";
import { CLEAN_UP_MESSAGES, reportLeftovers } from "./support/clean-ups.ts";
import { DNF } from "./support/package-managers.ts";

export const rule = defineRule({
  meta: {
    id: "dnf-cache-kept",
    aliases: ["DL3040"],
    group: "packages",
    severity: "info",
    recommended: true,
    fix: "suggestion",
    needs: { kind: "shell", words: ["(?:micro)?dnf[345]?"] },
    messages: CLEAN_UP_MESSAGES,
  },
  check(context) {
    reportLeftovers(context, {
      manager: CHANGING_DNF,
      isClean: (subcommand, operands) => subcommand === "clean" && operands.includes("all"),
      folder: /^(?:\/var\/cache(?:\/?$|\/\*|\/(?:libdnf5|dnf|yum))|.*\.cache\/libdnf5)/,
      command: (program) => `${program} clean all`,
    });
  },
});

const CHANGING_DNF = {
  ...DNF,
  installs: new Set("install in upgrade up update upgrade-minimal up-min reinstall rei".split(" ")),
};
