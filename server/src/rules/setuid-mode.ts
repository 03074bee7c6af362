import type { Span } from "../text/span.ts";
import { defineRule } from "./rule.ts";
import { allSteps } from "./support/instructions.ts";
import { MODE_COMMANDS, modesIn, octalMode } from "./support/modes.ts";

export const rule = defineRule({
  meta: {
    id: "setuid-mode",
    aliases: ["CIS-DI-0008"],
    group: "security",
    severity: "info",
    recommended: false,
    fix: "none",
    needs: { kind: "shell", words: MODE_COMMANDS },
    messages: {
      setuid: "{mode} lets who runs this program act as its owner: take the set-user-ID bit away.",
    },
  },
  check({ evaluation, scripts, report }) {
    const check = (mode: string, span: Span): void => {
      if (setsUserId(mode)) report({ message: "setuid", args: { mode }, span });
    };
    for (const { instruction } of allSteps(evaluation, ["COPY", "ADD"])) {
      for (const { name, value, valueSpan } of instruction.flags) {
        if (name === "chmod" && value !== null && valueSpan !== null) check(value, valueSpan);
      }
    }
    for (const script of scripts) {
      for (const { mode } of modesIn(script)) check(mode.text, mode.span);
    }
  },
});

function setsUserId(mode: string): boolean {
  const octal = octalMode(mode);
  if (octal !== null) return (octal & 0o4000) !== 0;
  return mode.split(",").some((clause) => /^(?:[go]*[ua][ugoa]*)?[+=][rwxXt]*s/.test(clause));
}
