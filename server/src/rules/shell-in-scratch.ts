import { defineRule } from "./rule.ts";
import { rootBases, trueInChain } from "./support/stage-graph.ts";
import { isWindowsStage } from "./support/windows.ts";

export const rule = defineRule({
  meta: {
    id: "shell-in-scratch",
    aliases: ["tally/shell-run-in-scratch"],
    group: "stages",
    severity: "error",
    recommended: true,
    fix: "none",
    messages: {
      "no-shell":
        "scratch is empty, so there is no shell to run this: do it in an earlier stage and COPY --from it.",
    },
  },
  check({ evaluation, report }) {
    const roots = rootBases(evaluation);
    const filled = trueInChain(evaluation, ({ stage }) => stage.instructions.some(brings));
    for (const stage of evaluation.stages) {
      const root = roots[stage.stage.index];
      if (root?.kind !== "scratch" || isWindowsStage(stage, root)) continue;
      if (stage.base.kind === "stage" && filled[stage.base.index] === true) continue;
      for (const instruction of stage.stage.instructions) {
        if (brings(instruction)) break;
        if (instruction.keyword !== "RUN") continue;
        // A mount may hold the program.
        if (instruction.flags.some(({ name }) => name === "mount")) break;
        if (instruction.args.kind !== "json") {
          report({ message: "no-shell", span: instruction.keywordSpan });
        }
      }
    }
  },
});

function brings({ keyword }: { readonly keyword: string }): boolean {
  return keyword === "COPY" || keyword === "ADD";
}
