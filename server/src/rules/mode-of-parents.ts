import type { CommandFact, WordFact } from "../shell/script-facts.ts";
import { defineRule } from "./rule.ts";

export const rule = defineRule({
  meta: {
    id: "mode-of-parents",
    aliases: ["SC2174"],
    group: "shell",
    severity: "warning",
    recommended: false,
    fix: "none",
    needs: { kind: "script", pattern: /\bmkdir\b/ },
    messages: {
      parents:
        "The mode goes to the last folder alone; folders that -p makes above it get the default.",
    },
  },
  check({ shellScripts, report }) {
    for (const { facts, span } of shellScripts) {
      for (const command of facts.commands) {
        const mode = command.name === "mkdir" ? modeOf(command) : undefined;
        if (mode === undefined || !makesParents(command)) continue;
        report({ message: "parents", span: span(mode) });
      }
    }
  },
});

function modeOf({ words }: CommandFact): WordFact | undefined {
  return words
    .slice(1)
    .find(({ text }) => /^-[a-zA-Z]*m/.test(text) || /^--mode(?:=|$)/.test(text));
}

function makesParents({ words }: CommandFact): boolean {
  const options = words.slice(1).filter(({ text }) => text.startsWith("-"));
  if (!options.some(({ text }) => /^-[a-zA-Z]*p/.test(text) || text === "--parents")) return false;
  return words.slice(1).some((word, index) => {
    const previous = words[index]?.text ?? "";
    const isMode = /^-[a-zA-Z]*m$/.test(previous) || previous === "--mode";
    return !isMode && !word.text.startsWith("-") && hasParents(word);
  });
}

/** A single folder below where the command runs has none that would be made. */
function hasParents({ text, literal }: WordFact): boolean {
  return !literal || text.replace(/^(?:\.\.?\/)+/, "").includes("/");
}
