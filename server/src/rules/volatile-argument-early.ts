import { isVolatileName } from "../model/volatile-names.ts";
import type { Instruction } from "../syntax/tree.ts";
import { defineRule } from "./rule.ts";

export const rule = defineRule({
  meta: {
    id: "volatile-argument-early",
    aliases: [],
    group: "caching",
    severity: "info",
    recommended: true,
    fix: "none",
    messages: {
      volatile:
        "{name} is another with every build, so the RUN on line {line} and all after it run again: set it below what does not need it.",
    },
  },
  check({ dockerfile, evaluation, report }) {
    const { lines, text } = dockerfile;
    for (const { stage } of evaluation.stages) {
      // An ENV that hands an ARG on moves with it.
      const told = new Set<string>();
      stage.instructions.forEach((instruction, index) => {
        const { args, keyword } = instruction;
        if ((keyword !== "ARG" && keyword !== "ENV") || args.kind !== "pairs") return;
        for (const { name, value } of args.pairs) {
          // An ENV with a value of its own changes with the file alone.
          if (!isVolatileName(name.text) || (keyword === "ENV" && !/\$/.test(value?.text ?? ""))) {
            continue;
          }
          const run = stage.instructions.slice(index + 1).find((each) => each.keyword === "RUN");
          if (run === undefined || mentions(run, name.text, text) || told.has(name.text)) continue;
          told.add(name.text);
          const line = String(lines.lineOf(run.span.start) + 1);
          report({ message: "volatile", args: { name: name.text, line }, span: name.span });
        }
      });
    }
  },
});

/** The first that follows needs it: then it stands where it should. */
function mentions({ span }: Instruction, name: string, text: string): boolean {
  return new RegExp(`\\b${name}\\b`).test(text.slice(span.start, span.end));
}
