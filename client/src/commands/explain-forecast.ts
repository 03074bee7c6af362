import type { Command } from "./command.ts";

/** The forecast of the Dockerfile in the active editor, as text. */
export const explainForecast: Command = {
  id: "strata.forecast.explain",
  run: async ({ language }) => {
    await (await language.get()).explainForecast();
  },
};
