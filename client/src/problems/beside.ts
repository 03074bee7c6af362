import { DOCKERFILE_UTILS_CODES } from "./dockerfile-utils-codes.ts";

/** When a problem of ours is left out: another shows it too, never, or another shows any there. */
export type Beside = "auto" | "on" | "off";

/** A problem of ours; lines are 0-based. */
export interface OwnProblem {
  readonly names: readonly string[];
  readonly line: number;
  /** Where the instruction begins: tools that know no exact place put the problem there. */
  readonly instructionLine: number;
}

/** A problem that another extension shows, as it says it. */
export interface OtherProblem {
  readonly source: string | null;
  readonly code: string | number | null;
  readonly message: string;
  readonly line: number;
}

/** Whether a problem of ours is not shown, as another extension tells it already. */
export function isWithheld(
  own: OwnProblem,
  others: readonly OtherProblem[],
  beside: Beside,
): boolean {
  if (beside === "on") return false;
  return others.some(
    (other) =>
      (other.line === own.line || other.line === own.instructionLine) &&
      (beside === "off" || own.names.some((name) => isCalled(other, name))),
  );
}

/** By its code, or where the code stands in the message: `DL3008 warning: …`. */
function isCalled({ source, code, message }: OtherProblem, name: string): boolean {
  const wanted = name.toLowerCase();
  if (code !== null && codeNames(source, code).some((each) => each.toLowerCase() === wanted)) {
    return true;
  }
  return CODE_LIKE.test(name) && message.split(/[^\w-]+/).includes(name);
}

/** Names that no sentence holds by chance: `DL3008`, `StageNameCasing`. */
const CODE_LIKE = /^(?:[A-Z]+[\w-]*\d|(?:[A-Z]+[a-z]+){2,}$)/;

function codeNames(source: string | null, code: string | number): readonly string[] {
  const text = String(code);
  if (!/^\d+$/.test(text)) return [text];
  if (source === "shellcheck") return [`SC${text}`];
  return source === "dockerfile-utils" ? (DOCKERFILE_UTILS_CODES[Number(text)] ?? []) : [];
}
