import { defineRule } from "./rule.ts";
import { APT_FAMILY, callOf } from "./support/package-managers.ts";

export const rule = defineRule({
  meta: {
    id: "apt-upgrade",
    aliases: ["apt-get-upgrade", "apt-get-dist-upgrade", "DKL-DI-0003"],
    group: "packages",
    severity: "hint",
    recommended: false,
    fix: "none",
    needs: { kind: "shell", words: ["apt", "apt-get", "aptitude"] },
    messages: {
      upgrade:
        "What this upgrades is in the image twice, and differs with the day of the build: take a newer base image.",
    },
  },
  check({ scripts, report }) {
    for (const { commands } of scripts) {
      for (const command of commands) {
        const call = callOf(APT_FAMILY, command);
        if (call === null || !UPGRADES.test(call.subcommand.text)) continue;
        report({
          message: "upgrade",
          span: { start: command.name.span.start, end: call.subcommand.span.end },
        });
      }
    }
  },
});

const UPGRADES = /^(?:upgrade|dist-upgrade|full-upgrade|safe-upgrade)$/;
