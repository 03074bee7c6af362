import { isUnknownText, splitUnknownTexts } from "../model/environment.ts";
import { compareSymbols, type Comparison, type ContentSymbol } from "./content-symbol.ts";
import { mayBeSameStep, MERGE } from "./keys.ts";
import type { RememberedStep } from "./memory.ts";
import type { PlannedStep } from "./plan.ts";

/** The contents that a place may have, the certain ones first. */
export type TakenContent = readonly {
  readonly symbols: readonly ContentSymbol[];
  readonly certain: boolean;
}[];

/** Whether a remembered result is a step's own. */
export type Match = "certain" | "possible" | "none";

/** Whether a step is a remembered one, on the same files. */
export function matchStep(
  step: PlannedStep,
  definition: string,
  taken: readonly TakenContent[],
  candidate: RememberedStep,
): Match {
  // Where all that it could take is the same, it takes the same.
  const isSame = step.vague && candidate.step.vague && candidate.definition === definition;
  if (step.unmodelled !== null && !isSame) return "possible";
  if (candidate.definition === definition) return matchTaken(taken, candidate);
  if (candidate.definition === MERGE || !mayBeSameStep(step, candidate.step)) return "none";
  return matchTaken(taken, candidate) === "none" ? "none" : "possible";
}

/** Whether a step takes what a remembered one took. */
function matchTaken(taken: readonly TakenContent[], candidate: RememberedStep): Match {
  let match: "certain" | "possible" = "certain";
  for (const [index, contents] of taken.entries()) {
    const then = candidate.taken[index] ?? [];
    const results = contents.map(({ symbols, certain }) => {
      const comparison = compareAll(symbols, then);
      return comparison === "same" && !certain ? "unknown" : comparison;
    });
    if (results.includes("same")) continue;
    if (!results.includes("unknown")) return "none";
    match = "possible";
  }
  return match;
}

/** Compares what is taken from one place, source by source. */
export function compareAll(
  now: readonly ContentSymbol[],
  then: readonly ContentSymbol[],
): Comparison {
  if (now.length !== then.length) return "different";
  const comparisons = now.map((symbol, index) => {
    const other = then[index];
    return other === undefined ? "different" : compareSymbols(symbol, other);
  });
  if (comparisons.includes("different")) return "different";
  return comparisons.includes("unknown") ? "unknown" : "same";
}

/** A WORKDIR that may be the root, which makes no step: only the base image knows. */
export function mayBeNoStep({ definition }: PlannedStep): boolean {
  if (definition?.effect.kind !== "directory") return false;
  const { path } = definition.effect;
  return isUnknownText(path) && splitUnknownTexts(path).every((known) => /^\/*$/.test(known));
}
