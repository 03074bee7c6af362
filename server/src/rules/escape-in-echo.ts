import { defineRule } from "./rule.ts";

export const rule = defineRule({
  meta: {
    id: "escape-in-echo",
    aliases: ["SC2028"],
    group: "shell",
    severity: "info",
    recommended: false,
    fix: "none",
    needs: { kind: "script", pattern: /\becho\b/ },
    messages: {
      escape: "Whether echo replaces {text} depends on the shell; printf always does.",
    },
  },
  check({ shellScripts, report }) {
    for (const { facts, span } of shellScripts) {
      for (const { name, words } of facts.commands) {
        if (!/(?:^|\/)echo$/.test(name ?? "") || /^-[nE]*e/.test(words[1]?.text ?? "")) continue;
        for (const word of words.slice(1)) {
          const quoted = word.parts.filter(
            ({ kind, quote }) => kind === "text" && quote !== "none",
          );
          const found = quoted
            .filter(({ quote }) => quote !== "ansi")
            .map(({ start, end }) => ESCAPE.exec(facts.text.slice(start, end))?.[0])
            .find((each) => each !== undefined);
          if (found !== undefined)
            report({ message: "escape", args: { text: found }, span: span(word) });
        }
      }
    }
  },
});

const ESCAPE = /\\(?:[rntabefv]|\d{1,3}|x[0-9a-fA-F]{1,2})/;
