import { findCopySource } from "../model/model.ts";
import { defineRule } from "./rule.ts";
import { allSteps } from "./support/instructions.ts";
import { rootBases, trueInChain } from "./support/stage-graph.ts";

export const rule = defineRule({
  meta: {
    id: "copy-from-empty-stage",
    aliases: ["tally/copy-from-empty-scratch-stage"],
    group: "stages",
    severity: "error",
    recommended: true,
    fix: "none",
    messages: {
      empty:
        "The stage {name} holds no files, so there is nothing to copy: fill it, or copy from another.",
    },
  },
  check({ evaluation, model, report }) {
    const roots = rootBases(evaluation);
    const filled = trueInChain(evaluation, ({ stage }) =>
      stage.instructions.some(({ keyword }) => MAKES.has(keyword)),
    );
    for (const { instruction, stage } of allSteps(evaluation, ["COPY"])) {
      for (const { name, value, valueSpan } of instruction.flags) {
        if (name !== "from" || value === null || valueSpan === null) continue;
        const source = findCopySource(model.stages.slice(0, stage.stage.index), value);
        if (source === undefined || roots[source.index]?.kind !== "scratch") continue;
        if (filled[source.index] === true) continue;
        report({ message: "empty", args: { name: value }, span: valueSpan });
      }
    }
  },
});

const MAKES: ReadonlySet<string> = new Set(["ADD", "COPY", "RUN", "WORKDIR"]);
