import type { CommandFact, WordFact } from "../shell/script-facts.ts";
import { defineRule } from "./rule.ts";
import { insertAfter } from "./support/shell-edits.ts";

export const rule = defineRule({
  meta: {
    id: "unchecked-cd",
    aliases: ["SC2164"],
    group: "shell",
    severity: "warning",
    recommended: false,
    fix: "suggestion",
    needs: { kind: "script", pattern: /\b(?:cd|pushd|popd)\b/ },
    messages: {
      unchecked:
        "Where {command} fails, what follows runs in the wrong folder; say what happens then.",
      exit: "Stop there with || exit 1",
    },
  },
  check({ shellScripts, report }) {
    for (const script of shellScripts) {
      if (script.exitsOnError) continue;
      for (const command of script.facts.commands) {
        const name = movingWord(command);
        if (name === undefined || command.isChecked || isSure(command, name)) continue;
        const end = Math.max(command.end, ...command.redirects.map((each) => each.end));
        const place = { start: command.start, end };
        report({
          message: "unchecked",
          args: { command: name.text },
          span: script.span(place),
          fixes: command.isPiped
            ? []
            : [
                {
                  kind: "suggestion",
                  title: "exit",
                  edits: [insertAfter(script, place, " || exit 1")],
                },
              ],
        });
      }
    }
  },
});

function movingWord({ words }: CommandFact): WordFact | undefined {
  const [first, second] = words;
  const word = first?.text === "command" || first?.text === "builtin" ? second : first;
  return word?.literal === true && /^(?:cd|pushd|popd)$/.test(word.text) ? word : undefined;
}

/** Up and to the root can hardly fail. */
function isSure({ words }: CommandFact, name: WordFact): boolean {
  const path = words[words.indexOf(name) + 1];
  return path !== undefined && (/^(?:\.\.?\/?)+$/.test(path.text) || path.text === "/");
}
