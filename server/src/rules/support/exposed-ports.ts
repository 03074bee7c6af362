import { isUnknownText } from "../../model/environment.ts";
import type { Evaluation } from "../../model/evaluate.ts";
import { expandWord } from "../../model/expand.ts";
import { portProblem } from "../../model/ports.ts";
import type { Dockerfile, Word } from "../../syntax/tree.ts";
import type { Span } from "../../text/span.ts";
import { builtSteps } from "./built-steps.ts";

/** A port of EXPOSE that a build takes, with variables replaced: `80`, `53/udp`, `8080:80`. */
export interface ExposedPort {
  readonly text: string;
  readonly span: Span;
  /** The word it comes from; null where an ONBUILD of another stage brings it. */
  readonly written: Word | null;
}

export function exposedPorts(
  { escape }: Dockerfile,
  evaluation: Evaluation,
): readonly ExposedPort[] {
  return builtSteps(evaluation, ["EXPOSE"]).flatMap(({ instruction, step, inherited }) => {
    const words = instruction.args.kind === "words" ? instruction.args.words : [];
    return words.flatMap((word) => {
      const { value, failure } = expandWord(word.text, step.before.environment, escape);
      if (failure !== null || isUnknownText(value)) return [];
      return value
        .split(/\s+/)
        .filter((text) => text !== "" && portProblem(text) === null)
        .map((text) => ({
          text,
          span: inherited ?? word.span,
          written: inherited === null ? word : null,
        }));
    });
  });
}
