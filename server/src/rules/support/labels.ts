import { expandWord } from "../../model/expand.ts";
import type { EvaluatedStage } from "../../model/evaluate.ts";
import type { EscapeToken, Instruction, Pair, Word } from "../../syntax/tree.ts";
import type { Span } from "../../text/span.ts";
import type { StageState } from "../../model/stage-state.ts";
import type { OptionSpec, RuleContext } from "../rule.ts";
import { allSteps } from "./instructions.ts";

/** One label that a LABEL sets. */
export interface Label {
  readonly stage: EvaluatedStage;
  /** Null where a variable in it is not known. */
  readonly key: string | null;
  readonly keySpan: Span;
  /** Null where it is not known, or where a build argument decides. */
  readonly value: string | null;
  /** The value, quotes included; where the key stands if there is none. */
  readonly valueSpan: Span;
  /** The whole `key=value`. */
  readonly span: Span;
  readonly instruction: Instruction;
  /** All that its LABEL sets. */
  readonly pairs: readonly Pair[];
  readonly onbuild: boolean;
}

/** The labels of all stages, in the order of the text. */
export function labelsOf({
  dockerfile,
  evaluation,
}: Pick<RuleContext, "dockerfile" | "evaluation">): readonly Label[] {
  return allSteps(evaluation, ["LABEL"]).flatMap(({ stage, instruction, step, onbuild }) => {
    const { args } = instruction;
    if (args.kind !== "pairs") return [];
    return args.pairs.map(({ name, value, span }) => ({
      stage,
      key: settled(name, step.before, dockerfile.escape, "any"),
      keySpan: name.span,
      value: value && settled(value, step.before, dockerfile.escape, "fixed"),
      valueSpan: value === null || value.text === "" ? span : value.span,
      span,
      instruction,
      pairs: args.pairs,
      onbuild,
    }));
  });
}

/** What a word becomes; `fixed` leaves out what an argument of the build may change. */
function settled(
  { text }: Word,
  { environment }: StageState,
  escape: EscapeToken,
  wanted: "any" | "fixed",
): string | null {
  const { value, references, failure } = expandWord(text, environment, escape);
  if (failure !== null) return null;
  const known = references.every(({ name }) => {
    const kind = environment.get(name)?.origin.kind;
    return kind !== undefined && (wanted === "any" || kind === "env" || kind === "image");
  });
  return known ? value : null;
}

const TYPES = ["text", "url", "rfc3339", "spdx", "hash", "semver", "email"] as const;

export type LabelType = (typeof TYPES)[number];

/** The option that says what each label has to be; it is given once, to missing-label. */
export const LABEL_SCHEMA = {
  labelSchema: {
    type: "map",
    default: {},
    values: TYPES,
    sharedWith: "missing-label",
    description: "The labels that every image has to have, and what each of them holds.",
  },
} as const satisfies Readonly<Record<string, OptionSpec>>;

/** The labels that the schema gives this type, with a value that is known and not empty. */
export function labelsOfType(
  context: Pick<RuleContext, "dockerfile" | "evaluation" | "map">,
  type: LabelType,
): readonly (Label & { readonly key: string; readonly value: string })[] {
  const schema = context.map("labelSchema");
  if (!Object.values(schema).includes(type)) return [];
  return labelsOf(context).flatMap((label) => {
    const { key, value } = label;
    if (key === null || value === null || value === "" || schema[key] !== type) return [];
    return [{ ...label, key, value }];
  });
}
