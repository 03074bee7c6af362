import type { BuildChoice } from "@strata/protocol/requests";
import { isSecret } from "@strata/protocol/secrets";

/** What is kept on disk of a choice: of a secret argument its name alone. */
export interface KeptChoice {
  readonly against?: string;
  readonly target?: string;
  readonly buildArgs?: Readonly<Record<string, string>>;
  readonly secrets?: readonly string[];
}

/** What may be written down of a choice; undefined where nothing is chosen. */
export function keptChoice(
  { against, target, buildArgs = {} }: BuildChoice,
  secrets: readonly string[],
): KeptChoice | undefined {
  const given = Object.entries(buildArgs);
  const open = given.filter(([name, value]) => !isSecret(name, value));
  const hidden = given.filter(([name, value]) => isSecret(name, value)).map(([name]) => name);
  const names = [...new Set([...secrets, ...hidden])];
  const kept = {
    ...(against === undefined ? {} : { against }),
    ...(target === undefined ? {} : { target }),
    ...(open.length === 0 ? {} : { buildArgs: Object.fromEntries(open) }),
    ...(names.length === 0 ? {} : { secrets: names }),
  };
  return Object.keys(kept).length === 0 ? undefined : kept;
}
