import type { Command } from "./command.ts";

/** For those whose server hangs. */
export const restartServer: Command = {
  id: "strata.server.restart",
  run: async ({ language }) => {
    await (await language.get()).restartServer();
  },
};
