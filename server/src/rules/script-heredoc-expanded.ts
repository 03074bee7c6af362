import type { Dockerfile, Heredoc, Instruction } from "../syntax/tree.ts";
import { defineRule } from "./rule.ts";
import { allSteps } from "./support/instructions.ts";

export const rule = defineRule({
  meta: {
    id: "script-heredoc-expanded",
    aliases: [],
    group: "shell",
    severity: "warning",
    recommended: true,
    fix: "suggestion",
    messages: {
      expanded:
        "{reference} is replaced while the image is built, not when this script runs: write <<{quoted} to keep it.",
      quote: "Write <<{quoted}",
    },
  },
  check({ dockerfile, evaluation, report }) {
    for (const { instruction, step } of allSteps(evaluation, ["ADD", "COPY", "RUN"])) {
      for (const heredoc of step.instruction.heredocs) {
        if (!heredoc.expand || !isWritten(instruction, heredoc, dockerfile)) continue;
        const body = dockerfile.text.slice(heredoc.body.start, heredoc.body.end);
        const { environment } = step.before;
        // What the builder does not know either, undefined-variable tells.
        const isKnown = (name: string) =>
          instruction.keyword === "RUN" || environment.get(name) !== undefined || name === "PATH";
        const reference = ownReference(body, isKnown);
        if (reference === null) continue;
        const { marker, name } = heredoc;
        const quoted = `"${name}"`;
        const at = dockerfile.text.lastIndexOf(name, marker.end);
        const edits = [{ span: { start: at, end: at + name.length }, text: quoted }];
        report({
          message: "expanded",
          args: { reference, quoted },
          span: marker,
          fixes: [{ kind: "suggestion", title: "quote", args: { quoted }, edits }],
        });
      }
    }
  },
});

/** Goes into a file; what a RUN hands to a shell is meant to be run at once. */
function isWritten(
  { keyword, rest }: Instruction,
  { marker }: Heredoc,
  { text }: Dockerfile,
): boolean {
  if (keyword !== "RUN") return true;
  const command = rest.text.replace(text.slice(marker.start, marker.end), " ");
  return /^\s*(?:cat\s*>{1,2}\s*\S+|tee\s+\S+)/.test(command.replace(/\s+/g, " "));
}

/**
 * What a script can only mean for itself: its parameters, its exit status, a variable that it
 * sets. Null where the text is no script, or has none of these.
 */
function ownReference(body: string, isKnown: (name: string) => boolean): string | null {
  if (!/^\s*#!/.test(body)) return null;
  const seen = new Set<string>();
  for (const match of body.matchAll(REFERENCE)) {
    const [reference, special, braced, plain] = match;
    const name = braced ?? plain;
    const key = name ?? special ?? "";
    if (seen.has(key) || seen.size > MOST) continue;
    seen.add(key);
    if (!isKnown(key)) continue;
    if (special !== undefined || isSetIn(body, key)) return reference;
  }
  return null;
}

/** So many names are looked for in a script. */
const MOST = 100;

const REFERENCE = /(?<!\\)\$(?:([@*#?!$0-9]|\{[@*#?!0-9][^}\n]*\})|\{(\w+)\}|(\w+))/g;

function isSetIn(body: string, name: string): boolean {
  return new RegExp(
    `(?:^|[\\n;&(]|\\b(?:local|export|readonly|do|then|else)\\s)[ \\t]*${name}=|\\b(?:for|read(?:\\s+-\\w+)*)\\s+${name}\\b`,
  ).test(body);
}
