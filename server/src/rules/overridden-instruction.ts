import type { Dockerfile } from "../syntax/tree.ts";
import type { Edit } from "../text/edit.ts";
import { defineRule, type FixKind, type RuleFix } from "./rule.ts";
import { type BuiltStep, builtStepsOf } from "./support/built-steps.ts";

export const rule = defineRule({
  meta: {
    id: "overridden-instruction",
    aliases: [
      "MultipleInstructionsDisallowed",
      "MULTIPLE_INSTRUCTIONS",
      "DL3012",
      "DL4003",
      "DL4004",
    ],
    group: "commands",
    severity: "warning",
    recommended: true,
    fix: "safe",
    messages: {
      overridden: "This {keyword} has no effect: the one on line {line} takes its place.",
      again: "The stage has its {keyword} on line {line} already; only the last one counts.",
      remove: "Remove this {keyword}",
    },
  },
  check({ dockerfile, evaluation, report }) {
    const lineOf = (offset: number): string => String(dockerfile.lines.lineOf(offset) + 1);
    for (const stage of evaluation.stages) {
      for (const [keyword, code] of SINGLE) {
        const found = builtStepsOf(evaluation, stage, [keyword]);
        found.forEach((built, index) => {
          const previous = found[index - 1];
          const last = found.at(-1);
          const span = placeOf(built);
          if (previous !== undefined) {
            const line = lineOf(placeOf(previous).start);
            report({
              message: "again",
              args: { keyword, line },
              span,
              aliases: [code],
              onlyOnRequest: true,
              fixes: removal(dockerfile, previous, "suggestion"),
            });
          }
          if (last === undefined || last === built) return;
          report({
            message: "overridden",
            args: { keyword, line: lineOf(placeOf(last).start) },
            span,
            aliases: ["MultipleInstructionsDisallowed", "MULTIPLE_INSTRUCTIONS"],
            fixes: removal(dockerfile, built, "safe"),
          });
        });
      }
    }
  },
});

/** Of which a stage has one, and what hadolint calls a second. */
const SINGLE = [
  ["CMD", "DL4003"],
  ["ENTRYPOINT", "DL4004"],
  ["HEALTHCHECK", "DL3012"],
] as const;

function placeOf({ inherited, instruction }: BuiltStep) {
  return inherited ?? instruction.keywordSpan;
}

function removal(
  dockerfile: Dockerfile,
  { instruction, inherited }: BuiltStep,
  kind: FixKind,
): readonly RuleFix<"remove">[] {
  if (inherited !== null) return [];
  const { keyword, startLine, endLine } = instruction;
  const { lines } = dockerfile;
  const edit: Edit = {
    span: { start: lines.lineStart(startLine), end: lines.lineStart(endLine + 1) },
    text: "",
  };
  return [{ kind, title: "remove", args: { keyword }, edits: [edit] }];
}
