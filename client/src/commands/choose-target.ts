import type { Command } from "./command.ts";

/** Which stage the build of the Dockerfile in the active editor ends with. */
export const chooseTarget: Command = {
  id: "strata.forecast.chooseTarget",
  run: async ({ language }) => {
    await (await language.get()).chooseTarget();
  },
};
