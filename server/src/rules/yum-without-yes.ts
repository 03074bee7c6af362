import { defineRule } from "./rule.ts";
import { CONFIRMATION_MESSAGES, reportQuestions } from "./support/confirmations.ts";
import { YUM, isRpmChange } from "./support/package-managers.ts";

export const rule = defineRule({
  meta: {
    id: "yum-without-yes",
    aliases: ["DL3030"],
    group: "packages",
    severity: "warning",
    recommended: true,
    fix: "safe",
    needs: { kind: "shell", words: ["yum"] },
    messages: CONFIRMATION_MESSAGES,
  },
  check(context) {
    reportQuestions(context, {
      manager: YUM,
      asks: isRpmChange,
      answers: /^(?:-[a-z]*y[a-z]*|--assume-?(?:yes|no)|--setopt=assumeyes=(?:1|true|yes|on))$/i,
      option: "-y",
      place: "subcommand",
    });
  },
});
