import { isUnknownText } from "../model/environment.ts";
import type { EvaluatedStage } from "../model/evaluate.ts";
import { expandWord } from "../model/expand.ts";
import type { Instruction, Word } from "../syntax/tree.ts";
import { defineRule } from "./rule.ts";

export const rule = defineRule({
  meta: {
    id: "copy-without-workdir",
    aliases: ["DL3045"],
    group: "paths",
    severity: "warning",
    recommended: false,
    fix: "none",
    messages: {
      relative:
        "{path} is relative, and no WORKDIR says to what: it goes to whatever folder the base image has.",
    },
  },
  check({ dockerfile, evaluation, report }) {
    for (const stage of evaluation.stages) {
      if (setsWorkdir(evaluation.stages, stage)) continue;
      for (const { instruction, before } of stage.steps) {
        if (instruction.keyword === "WORKDIR") break;
        const destination = instruction.keyword === "COPY" ? lastWord(instruction) : undefined;
        if (destination === undefined || /^["']?\$/.test(destination.text)) continue;
        const { value, failure } = expandWord(
          destination.text,
          before.environment,
          dockerfile.escape,
        );
        if (failure !== null || isUnknownText(value) || isAbsolute(value)) continue;
        report({ message: "relative", args: { path: destination.text }, span: destination.span });
      }
    }
  },
});

/** Does a stage that this one begins from set a folder, or the image, as far as it is known? */
function setsWorkdir(stages: readonly EvaluatedStage[], { base }: EvaluatedStage): boolean {
  if (base.kind === "image") return !["", "/", undefined].includes(base.facts?.workdir);
  const parent = base.kind === "stage" ? stages[base.index] : undefined;
  if (parent === undefined) return false;
  const own = parent.steps.some(({ instruction }) => instruction.keyword === "WORKDIR");
  return own || setsWorkdir(stages, parent);
}

function lastWord({ args }: Instruction): Word | undefined {
  if (args.kind === "words") return args.words.length < 2 ? undefined : args.words.at(-1);
  return args.kind === "json" ? args.items.at(-1) : undefined;
}

function isAbsolute(path: string): boolean {
  return /^(?:[/\\]|[A-Za-z]:)/.test(path);
}
