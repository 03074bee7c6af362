import type { Model } from "../model/model.ts";
import type { Instruction } from "../syntax/tree.ts";
import { defineRule } from "./rule.ts";
import { casingOf, inCasing, replaceWord, writtenKeyword } from "./support/written-keyword.ts";

export const rule = defineRule({
  meta: {
    id: "inconsistent-instruction-casing",
    aliases: ["ConsistentInstructionCasing", "CASING_INSTRUCTION", "uppercase_commands"],
    group: "style",
    severity: "hint",
    recommended: true,
    fix: "safe",
    messages: {
      upper: "Most instructions here are in upper case; write {keyword} as {right}.",
      lower: "Most instructions here are in lower case; write {keyword} as {right}.",
      change: "Change to {right}",
    },
  },
  check({ model, report }) {
    const instructions = inStages(model);
    const casing = majority(instructions);
    for (const instruction of instructions) {
      const keyword = writtenKeyword(instruction);
      const right = inCasing(keyword, casing);
      if (right === keyword) continue;
      const edits = replaceWord(instruction.keywordSpan, right);
      report({
        message: casing,
        args: { keyword, right },
        span: instruction.keywordSpan,
        fixes:
          edits.length === 0 ? [] : [{ kind: "safe", title: "change", args: { right }, edits }],
      });
    }
  },
});

/** What a build counts: neither what stands before the first FROM nor what ONBUILD holds. */
function inStages({ stages }: Model): readonly Instruction[] {
  return stages
    .flatMap(({ from, instructions }) => [from, ...instructions])
    .filter(({ keywordSpan }) => keywordSpan.end > keywordSpan.start);
}

/** Upper case where as many are in one as in the other; who mixes both within a word counts not. */
function majority(instructions: readonly Instruction[]): "upper" | "lower" {
  const casings = instructions.map((instruction) => casingOf(writtenKeyword(instruction)));
  const lower = casings.filter((casing) => casing === "lower").length;
  const upper = casings.filter((casing) => casing === "upper").length;
  return lower > upper ? "lower" : "upper";
}
