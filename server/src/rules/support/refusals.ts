import { modelMessages } from "../../model/problems.ts";
import { type SyntaxProblemId, syntaxMessages } from "../../syntax/problems.ts";
import type { SyntaxProblem } from "../../syntax/tree.ts";

/** What makes a build refuse a file, by message. */
export type RefusalId = SyntaxProblemId | keyof typeof modelMessages;

/** English for all of them. */
export const refusalMessages = { ...syntaxMessages, ...modelMessages };

/** Those that a rule tells in its own name; syntax-error tells all others. */
const TOLD_BY = {
  "unknown-instruction": ["unknown-instruction", "unknown-instruction-suggestion"],
  "forbidden-trigger": ["onbuild-chain", "onbuild-trigger"],
  "missing-from": ["before-first-from", "no-stage", "no-instructions"],
  "invalid-port": ["invalid-port"],
  "invalid-base-image": ["blank-base", "invalid-base"],
  "undefined-stage": ["later-stage", "unknown-stage-index"],
  "copy-from-own-stage": ["own-stage"],
} as const satisfies Readonly<Record<string, readonly RefusalId[]>>;

type Owner = keyof typeof TOLD_BY;

const OWNED: ReadonlySet<string> = new Set(Object.values(TOLD_BY).flat());

/** A refusal whose message is one of these. */
export interface Refusal<Id extends RefusalId> {
  readonly id: Id;
  readonly problem: SyntaxProblem;
}

/** The refusals that the rule of this name tells. */
export function refusalsOf<Name extends Owner>(
  name: Name,
  refusals: readonly SyntaxProblem[],
): readonly Refusal<(typeof TOLD_BY)[Name][number]>[] {
  const ids: readonly (typeof TOLD_BY)[Name][number][] = TOLD_BY[name];
  return refusals.flatMap((problem) => {
    const id = ids.find((each) => each === problem.message.id);
    return id === undefined ? [] : [{ id, problem }];
  });
}

/** The refusals that no rule tells in its own name. */
export function otherRefusals(refusals: readonly SyntaxProblem[]): readonly Refusal<RefusalId>[] {
  return refusals.flatMap((problem) => {
    const { id } = problem.message;
    return isRefusal(id) && !OWNED.has(id) ? [{ id, problem }] : [];
  });
}

function isRefusal(id: string): id is RefusalId {
  return id in refusalMessages;
}
