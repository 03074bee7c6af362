import { maskArguments } from "@strata/protocol/secrets";
import type { EngineLog } from "./types.ts";

const ID = /(?:sha256:)?[0-9a-f]{64}/g;

/**
 * A log in which the docker commands that an action equals can be read and used again: objects by
 * name, secrets masked.
 *
 * @param nameOf The name of the object with that id; null where nobody knows it.
 */
export function commandLog(log: EngineLog, nameOf: (id: string) => string | null): EngineLog {
  return {
    trace: (message) => {
      log.trace(message);
    },
    info: (message) => {
      const named = message.replace(ID, (id) => nameOf(id) ?? id);
      log.info(maskArguments(named.split(" ")).join(" "));
    },
    warn: (message) => {
      log.warn(message);
    },
  };
}
