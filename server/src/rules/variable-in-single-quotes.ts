import type { CommandFact, WordFact } from "../shell/script-facts.ts";
import { defineRule } from "./rule.ts";
import { replace } from "./support/shell-edits.ts";

export const rule = defineRule({
  meta: {
    id: "variable-in-single-quotes",
    aliases: ["SC2016"],
    group: "shell",
    severity: "info",
    recommended: false,
    fix: "suggestion",
    needs: { kind: "script", pattern: /'[^']*[$`]/ },
    messages: {
      literal: "Nothing is replaced in single quotes: {text} stays as it is.",
      double: "Use double quotes",
    },
  },
  check({ shellScripts, report }) {
    for (const script of shellScripts) {
      const takers = new Map<WordFact, CommandFact>();
      for (const command of script.facts.commands) {
        for (const word of command.words) takers.set(word, command);
      }
      for (const word of script.facts.words) {
        if (isMeantSo(word, takers.get(word), script.facts.text)) continue;
        for (const part of word.parts) {
          const found = part.quote === "single" ? EXPANSION.exec(part.text) : null;
          if (found === null || isSedAddress(takers.get(word), part.text)) continue;
          const place = { start: part.start - 1, end: part.end + 1 };
          const isPlain = !/["\\`]/.test(part.text);
          report({
            message: "literal",
            args: { text: found[0] },
            span: script.span(place),
            fixes: isPlain
              ? [
                  {
                    kind: "suggestion",
                    title: "double",
                    edits: [replace(script, place, `"${part.text}"`)],
                  },
                ]
              : [],
          });
        }
      }
    }
  },
});

const EXPANSION = /\$(?:\{[^}]*\}?|\([^)]*\)?|\w+)|`[^`]+`/;

/** Programs that read such texts themselves. */
const READERS: ReadonlySet<string> = new Set(
  "alias awk bash dash doas docker dpkg-query eval fish gawk git-filter-branch jq ksh mawk nawk oc perl podman rename rg sh ssh sudo trap unset xprop zsh".split(
    " ",
  ),
);

function isMeantSo(word: WordFact, command: CommandFact | undefined, text: string): boolean {
  if (word.role === "assignment" || word.role === "declaration") {
    return /\bPS[1-4]=$/.test(text.slice(Math.max(word.start - 5, 0), word.start));
  }
  if (word.role === "pattern" || word.role === "heredoc") return true;
  if (command === undefined) return false;
  const name = (command.name ?? "").replace(/^.*\//, "");
  if (READERS.has(name)) return true;
  const words = command.words.map((each) => each.text);
  if (name === "git") return words[1] === "filter-branch";
  if (name === "find") return words.some((each) => READERS.has(each));
  return (name === "[" || name === "test") && words.includes("-v");
}

/** `$d` and `$!N` are sed's own. */
function isSedAddress(command: CommandFact | undefined, text: string): boolean {
  return command?.name === "sed" && /\$[{dpsaic](?:$|[^a-zA-Z])/.test(text) && !/\$\{/.test(text);
}
