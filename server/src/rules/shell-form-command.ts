import type { EscapeToken } from "../syntax/tree.ts";
import { defineRule } from "./rule.ts";
import { builtSteps } from "./support/built-steps.ts";
import { plainWords } from "./support/plain-words.ts";

export const rule = defineRule({
  meta: {
    id: "shell-form-command",
    aliases: ["JSONArgsRecommended", "DL3025"],
    group: "commands",
    severity: "warning",
    recommended: true,
    fix: "suggestion",
    messages: {
      shell:
        "{keyword} in shell form runs below a shell that passes no signals on, so the program is killed rather than stopped.",
      "single-quotes":
        "{keyword} looks like a JSON array but is none, so a shell runs it as it stands: JSON needs double quotes.",
      empty: "{keyword} without a command runs a shell that has nothing to do: write [] for none.",
      chosen: "{keyword} in shell form runs below the shell that SHELL names.",
      health: "The probe runs in a shell; in exec form it needs none.",
      exec: "Change to {array}",
      explicit: "Name the shell: {array}",
    },
  },
  check({ dockerfile, evaluation, report }) {
    for (const built of builtSteps(evaluation, ["CMD", "ENTRYPOINT", "HEALTHCHECK"])) {
      const { instruction, inherited } = built;
      const { args, keyword } = instruction;
      if (args.kind === "json") continue;
      if (keyword === "HEALTHCHECK") {
        // A probe gets no signals: only told to who wants to know.
        if (args.kind !== "text" || inherited !== null) continue;
        report({ message: "health", span: args.word.span, ...ONLY_HADOLINT });
        continue;
      }
      if (built.step.before.shell !== null) {
        // Who says SHELL has chosen that shell.
        if (args.kind !== "text" || inherited !== null) continue;
        report({ message: "chosen", args: { keyword }, span: args.word.span, ...ONLY_HADOLINT });
        continue;
      }
      if (args.kind !== "text") {
        report({ message: "empty", args: { keyword }, span: inherited ?? instruction.keywordSpan });
        continue;
      }
      const looksLikeJson = /^\[\s*'.*\]$/s.test(args.word.text);
      const change = changeOf(args.word.text, dockerfile.escape);
      report({
        message: looksLikeJson ? "single-quotes" : "shell",
        args: { keyword },
        span: inherited ?? args.word.span,
        fixes:
          change === null || inherited !== null || instruction.heredocs.length > 0
            ? []
            : [
                {
                  kind: "suggestion",
                  title: change.title,
                  args: { array: change.array },
                  edits: [{ span: args.word.span, text: change.array }],
                },
              ],
      });
    }
  },
});

const ONLY_HADOLINT = { aliases: ["DL3025"], severity: "hint", onlyOnRequest: true } as const;

interface Change {
  readonly title: "exec" | "explicit";
  readonly array: string;
}

function changeOf(command: string, escape: EscapeToken): Change | null {
  if (/^\[\s*'/.test(command)) return fromSingleQuotes(command);
  const words = plainWords(command);
  if (words !== null) return { title: "exec", array: jsonArray(words) };
  // What a backtick escapes is written for Windows, which has another shell.
  if (escape !== "\\") return null;
  return { title: "explicit", array: jsonArray(["/bin/sh", "-c", command]) };
}

function fromSingleQuotes(command: string): Change | null {
  const items = /^\[\s*((?:'[^'"\\]*'\s*,\s*)*'[^'"\\]*')\s*\]$/.exec(command)?.[1];
  if (items === undefined) return null;
  const words = [...items.matchAll(/'([^']*)'/g)].map((match) => match[1] ?? "");
  return { title: "exec", array: jsonArray(words) };
}

function jsonArray(words: readonly string[]): string {
  return `[${words.map((word) => JSON.stringify(word)).join(", ")}]`;
}
