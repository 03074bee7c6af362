import type { Command } from "./command.ts";

/** What the forecast of the Dockerfile in the active editor is compared with. */
export const chooseBaseline: Command = {
  id: "strata.forecast.compareWith",
  run: async ({ language }) => {
    await (await language.get()).chooseBaseline();
  },
};
