import { defineRule } from "./rule.ts";
import { callOf, ZYPPER } from "./support/package-managers.ts";

export const rule = defineRule({
  meta: {
    id: "zypper-dist-upgrade",
    aliases: ["DL3035"],
    group: "packages",
    severity: "info",
    recommended: false,
    fix: "none",
    needs: { kind: "shell", words: ["zypper"] },
    messages: {
      upgrade:
        "This makes the image another release than its base says: raise the version in FROM instead.",
    },
  },
  check({ scripts, report }) {
    for (const { commands } of scripts) {
      for (const command of commands) {
        const call = callOf(ZYPPER, command);
        if (call === null || !/^(?:dist-upgrade|dup)$/.test(call.subcommand.text)) continue;
        report({
          message: "upgrade",
          span: { start: command.name.span.start, end: call.subcommand.span.end },
        });
      }
    }
  },
});
