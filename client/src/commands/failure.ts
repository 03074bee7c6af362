import type { Translate } from "../translate.ts";
import type { Explanation } from "../explorer/explain-fault.ts";

/** What was asked for failed: the whole text is for people, and the engine's words are logged. */
export class CommandFailure extends Error {
  constructor(message: string, cause: unknown) {
    super(message, { cause });
    this.name = "CommandFailure";
  }
}

/** @param failed As in "Volume data cannot be removed". */
export function failureText(failed: string, { why, next }: Explanation): string {
  return [`${failed}: ${why}.`, next].filter((text) => text !== "").join(" ");
}

/** One of several objects that it failed for. */
export interface Failed extends Explanation {
  readonly name: string;
}

/** A notification has a few lines: who else failed is in the log. */
const NAMED = 5;

/** Which failed and why, what failed for one reason together, each next step once. */
export function failuresText(failed: string, failures: readonly Failed[], t: Translate): string {
  const reasons = [...new Set(failures.map(({ why }) => why))];
  const told = reasons.slice(0, NAMED).map((why) => {
    const names = failures.filter((each) => each.why === why).map(({ name }) => name);
    return `${listed(names, t)} (${why})`;
  });
  const next = [...new Set(failures.map((each) => each.next))].slice(0, NAMED).join(" ").trim();
  return failureText(failed, {
    why: told.join(", ") + (reasons.length > NAMED ? t(" and others") : ""),
    next,
  });
}

function listed(names: readonly string[], t: Translate): string {
  const shown = names.slice(0, NAMED).join(", ");
  return names.length > NAMED ? t("{0} and {1} more", shown, names.length - NAMED) : shown;
}
