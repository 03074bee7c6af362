import type { ArgumentChoice, StageChoice } from "@strata/protocol/requests";
import { maskValue } from "@strata/protocol/secrets";
import type { Analysis } from "../model/analysis.ts";
import { stageLabel } from "../model/model.ts";

/** The stages that a build may end with, in the file's order. Lines are 1-based. */
export function stageChoices({ model }: Analysis): readonly StageChoice[] {
  return model.stages.map((stage) => ({
    target: stageLabel(stage),
    line: stage.from.startLine + 1,
  }));
}

/** The arguments that the file declares, each once, with the first default that is written. */
export function argumentChoices({ model }: Analysis): readonly ArgumentChoice[] {
  const instructions = [...model.globals, ...model.stages.flatMap((stage) => stage.instructions)];
  const found = new Map<string, string | null>();
  for (const { keyword, args } of instructions) {
    if (keyword !== "ARG" || args.kind !== "pairs") continue;
    for (const { name, value } of args.pairs) {
      const known = found.get(name.text) ?? null;
      found.set(name.text, known ?? value?.text ?? null);
    }
  }
  return [...found].map(([name, value]) => ({
    name,
    default: value === null ? null : maskValue(name, value),
  }));
}
