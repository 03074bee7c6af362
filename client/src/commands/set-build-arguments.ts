import type { Command } from "./command.ts";

/** Build arguments of the Dockerfile in the active editor, for its forecast. */
export const setBuildArguments: Command = {
  id: "strata.forecast.setArguments",
  run: async ({ language }) => {
    await (await language.get()).setBuildArgument();
  },
};
