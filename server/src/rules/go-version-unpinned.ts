import { defineRule } from "./rule.ts";
import { GO } from "./support/package-managers.ts";
import { reportUnpinned, UNPINNED_MESSAGES } from "./support/unpinned-packages.ts";

export const rule = defineRule({
  meta: {
    id: "go-version-unpinned",
    aliases: ["DL3062"],
    group: "packages",
    severity: "hint",
    recommended: false,
    fix: "none",
    needs: { kind: "shell", words: ["go"] },
    messages: UNPINNED_MESSAGES,
  },
  check(context) {
    reportUnpinned(context, GO, {
      // What follows the program that `go run` fetches is for the program.
      packages: ({ subcommand, operands }) =>
        subcommand.text === "run" ? operands.slice(0, 1) : operands,
    });
  },
});
