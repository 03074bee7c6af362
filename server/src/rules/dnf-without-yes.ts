import { defineRule } from "./rule.ts";
import { CONFIRMATION_MESSAGES, reportQuestions } from "./support/confirmations.ts";
import { DNF, isRpmChange } from "./support/package-managers.ts";

export const rule = defineRule({
  meta: {
    id: "dnf-without-yes",
    aliases: ["DL3038"],
    group: "packages",
    severity: "warning",
    recommended: true,
    fix: "safe",
    needs: { kind: "shell", words: ["(?:micro)?dnf[345]?"] },
    messages: CONFIRMATION_MESSAGES,
  },
  check(context) {
    reportQuestions(context, {
      manager: DNF,
      asks: isRpmChange,
      answers: /^(?:-[a-z]*y[a-z]*|--assume-?(?:yes|no)|--setopt=assumeyes=(?:1|true|yes|on))$/i,
      option: "-y",
      place: "subcommand",
    });
  },
});
