import type { Command } from "./command.ts";

/** Records what a build would be made from now, to compare with later. */
export const recordBaseline: Command = {
  id: "strata.forecast.snapshot",
  run: async ({ language }) => {
    await (await language.get()).recordBaseline();
  },
};
