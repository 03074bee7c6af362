import { parseEnv } from "node:util";
import { interpolate } from "./interpolate.ts";
import type { Variables } from "./way.ts";

/** The variables of an environment, and below them those of a `.env` file. */
export function variablesOf(
  environment: Readonly<Record<string, string | undefined>>,
  envFile: string | undefined,
): Variables {
  const written = envFile === undefined ? {} : parseEnv(envFile);
  const known = new Map<string, string>();
  const look: Variables = (name) => environment[name] ?? known.get(name);
  for (const [name, value] of Object.entries(written)) {
    // One line may use those above it.
    if (value !== undefined) known.set(name, interpolate(value, look));
  }
  return look;
}
