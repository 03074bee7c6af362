import type { Span } from "../text/span.ts";
import { defineRule, type RuleFix } from "./rule.ts";
import { allSteps } from "./support/instructions.ts";
import { MODE_COMMANDS, modesIn, octalMode } from "./support/modes.ts";

export const rule = defineRule({
  meta: {
    id: "world-writable-mode",
    aliases: ["tally/world-writable-state-path-workaround"],
    group: "security",
    severity: "warning",
    recommended: true,
    fix: "suggestion",
    needs: { kind: "shell", words: MODE_COMMANDS },
    messages: {
      writable:
        "{mode} lets every user of the container change these files: give them to the user that needs them with chown.",
      narrow: "Change to {narrower}",
    },
  },
  check({ evaluation, scripts, report }) {
    const check = (mode: string, span: Span): void => {
      if (!isWorldWritable(mode)) return;
      report({ message: "writable", args: { mode }, span, fixes: narrower(mode, span) });
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

const STICKY = 0o1000;
const OTHERS_WRITE = 0o002;

/** A sticky folder such as /tmp is meant to be. */
function isWorldWritable(mode: string): boolean {
  const octal = octalMode(mode);
  if (octal !== null) return (octal & OTHERS_WRITE) !== 0 && (octal & STICKY) === 0;
  const clauses = mode.split(",");
  if (clauses.some((clause) => /[+=][rwxXs]*t/.test(clause))) return false;
  return clauses.some((clause) => /^[ug]*[ao][ugoa]*[+=][rxXst]*w/.test(clause));
}

function narrower(mode: string, span: Span): readonly RuleFix<"narrow">[] {
  const octal = octalMode(mode);
  // With quotes or continuations around it, what to replace is not so plain.
  if (octal === null || span.end - span.start !== mode.length) return [];
  const text = (octal & ~OTHERS_WRITE).toString(8).padStart(mode.length, "0");
  const edits = [{ span, text }];
  return [{ kind: "suggestion", title: "narrow", args: { narrower: text }, edits }];
}
