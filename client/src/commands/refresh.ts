import type { Command } from "./command.ts";

/** Lists everything again: for those who do not trust the events. */
export const refresh: Command = {
  id: "strata.engine.refresh",
  run: ({ engine, explorer }) => {
    engine.get().refresh();
    explorer.refreshUsage();
  },
};
