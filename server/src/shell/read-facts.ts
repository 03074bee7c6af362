import { readStatements } from "./read-statements.ts";
import { Reading } from "./reading.ts";
import type { Dialect, ScriptFacts } from "./script-facts.ts";
import type { ShellNode } from "./shell-node.ts";
import { findSyntaxErrors } from "./syntax-errors.ts";

/**
 * What rules ask about a script. `clean` names the variables whose values are known to be one
 * word when it begins. Of a script with a syntax error nothing but that is told.
 */
export function readFacts(
  tree: ShellNode,
  text: string,
  dialect: Dialect,
  clean: readonly string[],
): ScriptFacts {
  const reading = new Reading(text, dialect, clean, readStatements);
  const errors = findSyntaxErrors(text);
  if (errors.length === 0) readStatements(reading, [tree]);
  return reading.facts(errors);
}
