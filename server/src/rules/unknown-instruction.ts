import type { Dockerfile } from "../syntax/tree.ts";
import type { Span } from "../text/span.ts";
import { defineRule, type RuleFix } from "./rule.ts";
import { refusalsOf } from "./support/refusals.ts";

/** The parser finds these; the rule gives them a name of their own and a fix. */
export const rule = defineRule({
  meta: {
    id: "unknown-instruction",
    aliases: ["UNKNOWN_INSTRUCTION", "invalid_command", "tally/unknown-instruction"],
    group: "syntax",
    severity: "error",
    recommended: true,
    fix: "suggestion",
    messages: {
      unknown: "{keyword} is not a Dockerfile instruction.",
      "did-you-mean": "{keyword} is not a Dockerfile instruction. Did you mean {suggestion}?",
      continue: "Continue the line above",
      replace: "Change to {suggestion}",
    },
  },
  check({ dockerfile, refusals, report }) {
    for (const { problem } of refusalsOf("unknown-instruction", refusals)) {
      const { message, span } = problem;
      const { keyword = "", suggestion } = message.args;
      const joined = continuation(dockerfile, span);
      if (suggestion === undefined) {
        report({ message: "unknown", args: { keyword }, span, fixes: joined });
        continue;
      }
      const written = dockerfile.text.slice(span.start, span.end);
      const text = written === written.toLowerCase() ? suggestion.toLowerCase() : suggestion;
      report({
        message: "did-you-mean",
        args: { keyword, suggestion },
        span,
        fixes: [
          {
            kind: "suggestion",
            title: "replace",
            args: { suggestion },
            edits: [{ span, text }],
          },
          ...joined,
        ],
      });
    }
  },
});

/** A line that looks like the rest of the one above has perhaps lost its continuation. */
function continuation(dockerfile: Dockerfile, at: Span): readonly RuleFix<"continue">[] {
  const { instructions, text, escape, lines } = dockerfile;
  const index = instructions.findIndex(({ keywordSpan }) => keywordSpan.start === at.start);
  const unknown = instructions[index];
  const above = instructions[index - 1];
  if (unknown === undefined || above?.endLine !== unknown.startLine - 1) return [];
  if (above.heredocs.length > 0) return [];
  const indented = unknown.span.start > lines.lineStart(unknown.startLine);
  const end = above.span.end;
  if (!indented && !/(?:&&|\|\|?|;)$/.test(text.slice(above.span.start, end))) return [];
  const edits = [{ span: { start: end, end }, text: ` ${escape}` }];
  return [{ kind: "suggestion", title: "continue", edits }];
}
