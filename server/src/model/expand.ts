import {
  isLexFailure,
  lexWord,
  type LexFailure,
  type VariableReference,
} from "../syntax/shell-lexer.ts";
import type { EscapeToken } from "../syntax/tree.ts";
import type { Environment } from "./environment.ts";

export interface Expansion {
  /** What the builder sees; the text as written where it cannot be expanded. */
  readonly value: string;
  readonly references: readonly VariableReference[];
  /** Why a build would stop here, or null. */
  readonly failure: LexFailure | null;
}

/** Expands variables and removes quotes, as the builder does with an instruction's argument. */
export function expandWord(text: string, environment: Environment, escape: EscapeToken): Expansion {
  return expand(text, environment, escape, false);
}

/**
 * Expands the body of a heredoc: quotes are ordinary characters there, and a backslash escapes
 * whatever the file's escape directive says.
 */
export function expandHeredoc(text: string, environment: Environment): Expansion {
  return expand(text, environment, "\\", true);
}

function expand(
  text: string,
  environment: Environment,
  escape: EscapeToken,
  literalQuotes: boolean,
): Expansion {
  const result = lexWord(text, {
    escape,
    literalQuotes,
    lookup: (name) => environment.lookup(name),
  });
  if (isLexFailure(result)) {
    return { value: text, references: result.references, failure: result };
  }
  return { value: result.value, references: result.references, failure: null };
}
