import { defineRule } from "./rule.ts";
import { CONFIRMATION_MESSAGES, reportQuestions } from "./support/confirmations.ts";
import { ZYPPER } from "./support/package-managers.ts";

export const rule = defineRule({
  meta: {
    id: "zypper-without-yes",
    aliases: ["DL3034"],
    group: "packages",
    severity: "warning",
    recommended: true,
    fix: "safe",
    needs: { kind: "shell", words: ["zypper"] },
    messages: CONFIRMATION_MESSAGES,
  },
  check(context) {
    reportQuestions(context, {
      manager: ZYPPER,
      asks: ({ subcommand }) => ASKING.test(subcommand.text),
      answers: /^(?:-[a-zA-Z]*[ny][a-zA-Z]*|--non-interactive|--no-confirm|-D|--dry-run)$/,
      option: "-n",
      place: "program",
    });
  },
});

const ASKING =
  /^(?:install|in|remove|rm|source-install|si|patch|update|up|dist-upgrade|dup|install-new-recommends|inr)$/;
