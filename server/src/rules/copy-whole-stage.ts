import { defineRule } from "./rule.ts";
import { allSteps, sourceWords } from "./support/instructions.ts";

export const rule = defineRule({
  meta: {
    id: "copy-whole-stage",
    aliases: ["DL3067"],
    group: "files",
    severity: "warning",
    recommended: false,
    fix: "none",
    messages: {
      whole: "This copies all that {from} holds, its tools and caches too: name what is needed.",
    },
  },
  check({ evaluation, report }) {
    for (const { instruction } of allSteps(evaluation, ["COPY"])) {
      const from = instruction.flags.find(({ name }) => name === "from")?.value ?? null;
      const { args } = instruction;
      const words = args.kind === "words" ? args.words : args.kind === "json" ? args.items : [];
      const [first] = sourceWords(instruction);
      const last = words.at(-1);
      if (from === null || words.length !== 2 || first === undefined || last === undefined)
        continue;
      if (!isRoot(first.text) || !isRoot(last.text)) continue;
      const span = { start: first.span.start, end: last.span.end };
      report({ message: "whole", args: { from }, span });
    }
  },
});

function isRoot(text: string): boolean {
  return /^(["']?)\/\1$/.test(text);
}
