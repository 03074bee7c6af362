import type { Command } from "./command.ts";

/** Which steps of the workspace's Dockerfiles a file's change rebuilds, or why none. */
export const whyFile: Command = {
  id: "strata.forecast.why",
  run: async ({ language }, _, file) => {
    await (await language.get()).showReach(file);
  },
};
