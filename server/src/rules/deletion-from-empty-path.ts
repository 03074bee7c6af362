import type { CommandFact, WordFact } from "../shell/script-facts.ts";
import { defineRule } from "./rule.ts";
import { replace } from "./support/shell-edits.ts";

export const rule = defineRule({
  meta: {
    id: "deletion-from-empty-path",
    aliases: ["SC2115"],
    group: "shell",
    severity: "warning",
    recommended: false,
    fix: "suggestion",
    needs: { kind: "script", pattern: /\brm\b/ },
    messages: {
      empty: "Where {text} is empty this deletes {path}; {guard} stops before that.",
      guard: "Stop where {text} is empty",
    },
  },
  check({ shellScripts, report }) {
    for (const script of shellScripts) {
      for (const command of script.facts.commands) {
        if (command.name !== "rm" || !isRecursive(command)) continue;
        for (const word of pathsOf(command)) {
          const first = word.parts.find(({ expansion }) => expansion !== null);
          const path = pathWithoutValues(word);
          if (first === undefined || path === null || !IMPORTANT.has(path)) continue;
          const { expansion, text } = first;
          const isPlain = expansion?.kind === "variable" && expansion.operator === "";
          const guarded = isPlain ? `\${${expansion.name}:?}` : text;
          const shown = { text, path, guard: isPlain ? guarded : "a test" };
          report({
            message: "empty",
            args: shown,
            span: script.span(word),
            fixes: isPlain
              ? [
                  {
                    kind: "suggestion",
                    title: "guard",
                    args: { text },
                    edits: [replace(script, first, guarded)],
                  },
                ]
              : [],
          });
        }
      }
    }
  },
});

function isRecursive({ words }: CommandFact): boolean {
  return words.some(({ text }) => /^-[a-zA-Z]*[rR]/.test(text) || text === "--recursive");
}

function pathsOf({ words }: CommandFact): readonly WordFact[] {
  return words.slice(1).filter(({ text }) => !text.startsWith("-"));
}

/** What is left where nothing is set; null where something is certain to be. */
function pathWithoutValues({ parts }: WordFact): string | null {
  let path = "";
  for (const { kind, text, expansion } of parts) {
    if (kind === "text") path += text;
    else if (expansion?.operator === "length" || /^:?[-=?]$/.test(expansion?.operator ?? ""))
      return null;
    else if (expansion?.kind === "arithmetic") return null;
  }
  const collapsed = path.replace(/\/+/g, "/");
  return collapsed.startsWith("/") ? collapsed : null;
}

const FOLDERS =
  " /bin /boot /dev /etc /home /lib /mnt /usr /usr/bin /usr/local /usr/share /var".split(" ");

const IMPORTANT: ReadonlySet<string> = new Set(
  FOLDERS.flatMap((folder) => [folder, `${folder}/`, `${folder}/*`]).filter((each) => each !== ""),
);
