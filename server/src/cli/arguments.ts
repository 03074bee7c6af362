import { CallError } from "./program.ts";

/** `parseArgs`, with its complaints as the program's own. */
export function parsedCall<T>(parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new CallError(`${message.split(/\. |\n/)[0] ?? message}; see --help.`);
  }
}

/** One of a few words, or a complaint that lists them. */
export function oneOf<T extends string>(option: string, value: string, among: readonly T[]): T {
  const found = among.find((each) => each === value);
  if (found !== undefined) return found;
  throw new CallError(`${option} ${value} is none of ${among.join(", ")}.`);
}
