import { expandWord } from "../model/expand.ts";
import { defineRule } from "./rule.ts";
import { rootBases } from "./support/stage-graph.ts";
import { isWindowsStage } from "./support/windows.ts";

export const rule = defineRule({
  meta: {
    id: "named-user",
    aliases: ["DL3066"],
    group: "security",
    severity: "info",
    recommended: false,
    fix: "none",
    messages: {
      named:
        "{user} is a name: give the user by number, so that others can tell without the image that it is not root.",
    },
  },
  check({ dockerfile, evaluation, report }) {
    const stage = evaluation.stages.at(-1);
    if (stage === undefined || isWindowsStage(stage, rootBases(evaluation).at(-1))) return;
    const step = stage.steps.findLast(({ instruction }) => instruction.keyword === "USER");
    if (step?.instruction.args.kind !== "text") return;
    const { text, span } = step.instruction.args.word;
    const { environment } = step.before;
    const { value, references } = expandWord(text, environment, dockerfile.escape);
    // What an argument decides is a number for those who need one.
    const isFixed = references.every(({ name }) => {
      const kind = environment.get(name)?.origin.kind;
      return kind === "env" || kind === "image";
    });
    const user = value.split(":")[0] ?? "";
    if (isFixed && user !== "" && !/^\d+$/.test(user)) {
      report({ message: "named", args: { user }, span });
    }
  },
});
