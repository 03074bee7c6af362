import type { Command } from "./command.ts";

/** Strata's own log. */
export const showLog: Command = {
  id: "strata.showLog",
  run: ({ log }) => {
    log.show();
  },
};
