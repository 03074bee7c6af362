import type { EvaluatedStage } from "../../model/evaluate.ts";
import type { Instruction, Word } from "../../syntax/tree.ts";
import { isHeredocWord, sourceWords } from "./instructions.ts";

export interface BroadCopy {
  readonly instruction: Instruction;
  /** The source that stands for all. */
  readonly source: Word;
}

/** The COPY and ADD of a stage that take the whole build context. */
export function broadCopies({ stage }: EvaluatedStage): readonly BroadCopy[] {
  return stage.instructions.flatMap((instruction) => {
    if (instruction.keyword !== "COPY" && instruction.keyword !== "ADD") return [];
    if (instruction.flags.some(({ name }) => name === "from" || name === "exclude")) return [];
    const source = sourceWords(instruction).find(
      (word) =>
        !isHeredocWord(instruction, word) && /^["']?(?:\.\/?|\/|\.?\/?\*)["']?$/.test(word.text),
    );
    return source === undefined ? [] : [{ instruction, source }];
  });
}
